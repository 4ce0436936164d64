package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A collection day at a chamber: from its announcement to the lots it becomes. */
class DriveDayTest extends House {
  @Autowired Partners partners;
  private long drive;

  private Visitor.Seen bring(Visitor desk, UUID giver, String... fields) {
    var all = new java.util.ArrayList<>(List.of("giver", giver.toString()));
    all.addAll(List.of(fields));
    return desk.post("/collection/drives/%d/items".formatted(drive), all.toArray(String[]::new));
  }

  private long container(String number) {
    return jdbc.sql("select container from collection.container where drive = ? and number = ?")
        .params(drive, number)
        .query(Long.class)
        .single();
  }

  @Test
  void a_day_at_the_chamber() {
    var chamber =
        partners.record(
            occasion(Role.OFFICER), unique("Chamber"), List.of(PartnerKind.DONOR), "CN", null);
    var known =
        partners.record(
            occasion(Role.OFFICER), unique("Known Ltd"), List.of(PartnerKind.DONOR), "CN", null);
    var typed = unique("Typed Ltd");
    var officer = visitor(Role.OFFICER);

    // planned and announced
    officer.get("/collection/drives").is(200);
    var page =
        officer
            .post(
                "/collection/drives",
                "name",
                "Journée Été 回收日",
                "organiser",
                String.valueOf(chamber),
                "place",
                "Hall A",
                "day",
                "2027-04-22",
                "opens",
                "09:30",
                "closes",
                "16:00")
            .is(200)
            .says("Hall A", "planned");
    drive = page.id();
    officer
        .post(
            "/collection/drives/%d/points".formatted(drive),
            "place",
            "Hall B",
            "day",
            "2027-04-23",
            "opens",
            "10:00",
            "closes",
            "12:00")
        .is(200)
        .says("Hall B");
    var slug = Pattern.compile("/drives/([a-z0-9-]+)\"").matcher(page.body());
    assertThat(slug.find()).isTrue();
    for (var language : List.of("en", "zh", "fr"))
      stranger()
          .speaking(language)
          .get("/drives/" + slug.group(1))
          .is(200)
          .says("Hall A", "Hall B");
    stranger().get("/drives/no-such-drive").is(404);
    officer.get("/collection/calendar?month=2027-04").is(200).says("Journée Été");

    // the desk
    var desk = visitor(Role.TECHNICIAN);
    var at = "/collection/drives/" + drive;
    desk.get(at + "/desk").is(200);
    desk.post(at + "/containers", "number", "D-1", "purpose", "DATA").is(200);
    desk.post(at + "/containers", "number", "B-1", "purpose", "BATTERIES").is(200);
    desk.post(at + "/containers", "number", "D-1", "purpose", "OTHER").is(422).says("already");
    var data = String.valueOf(container("D-1"));
    var box = String.valueOf(container("B-1"));
    var person = UUID.randomUUID();
    bring(desk, person, "kind", "PERSON", "thing_class", "PHONE", "pieces", "2", "_key", "once")
        .is(200);
    bring(desk, person, "kind", "PERSON", "thing_class", "PHONE", "pieces", "2", "_key", "once")
        .is(200);
    bring(desk, person, "kind", "PERSON", "thing_class", "KEYBOARD", "pieces", "3").is(200);
    bring(desk, UUID.randomUUID(), "kind", "PERSON", "thing_class", "CAMERA", "pieces", "1")
        .is(422)
        .says("scale");
    bring(desk, UUID.randomUUID(), "kind", "COMPANY", "thing_class", "MOUSE", "pieces", "1")
        .is(422)
        .says("Which company");
    bring(
            desk,
            UUID.randomUUID(),
            "kind",
            "COMPANY",
            "partner",
            String.valueOf(known),
            "thing_class",
            "LAPTOP",
            "pieces",
            "4",
            "kilograms",
            "8.2",
            "container",
            data)
        .is(200);
    bring(
            desk,
            UUID.randomUUID(),
            "kind",
            "COMPANY",
            "company",
            typed,
            "thing_class",
            "CABLE",
            "pieces",
            "40",
            "kilograms",
            "6.4")
        .is(200);
    bring(
            desk,
            person,
            "kind",
            "PERSON",
            "thing_class",
            "BATTERY_DAMAGED",
            "pieces",
            "1",
            "kilograms",
            "0.3",
            "container",
            data)
        .is(422)
        .says("apart from everything else");
    bring(desk, person, "kind", "PERSON", "thing_class", "MOUSE", "pieces", "1", "container", box)
        .is(422)
        .says("batteries only");
    bring(
            desk,
            person,
            "kind",
            "PERSON",
            "thing_class",
            "BATTERY_DAMAGED",
            "pieces",
            "1",
            "kilograms",
            "0.3",
            "container",
            box)
        .is(200)
        .says("away from people");
    desk.get(at + "/desk").says("2 companies and 1 single people", "6 pieces that hold data");

    // struck, written anew
    bring(
            desk,
            UUID.randomUUID(),
            "kind",
            "PERSON",
            "thing_class",
            "BOOK",
            "pieces",
            "9",
            "kilograms",
            "5")
        .is(200);
    var book =
        jdbc.sql(
                "select drive_item from collection.drive_item where drive = ? and thing_class = 'BOOK'")
            .param(drive)
            .query(Long.class)
            .single();
    desk.post(at + "/items/%d/strike".formatted(book)).is(200);

    // the day cannot be closed while data lies open
    officer.get(at).is(200);
    officer.post(at + "/closing").is(422).says("hold data");
    var phone =
        jdbc.sql(
                "select drive_item from collection.drive_item where drive = ? and thing_class = 'PHONE'")
            .param(drive)
            .query(Long.class)
            .single();
    desk.get(at + "/desk").is(200);
    desk.post(at + "/items/%d/container".formatted(phone), "container", data).is(200);
    desk.post(at + "/containers/" + data, "fill", "75").is(200);
    desk.post(at + "/containers/" + data, "seal", "S-77", "one", "Li", "other", "li ")
        .is(422)
        .says("Two different people");
    desk.post(at + "/containers/" + data, "seal", "S-77", "one", "Li", "other", "Wu").is(200);
    desk.post(at + "/containers/" + data, "seal", "S-78", "one", "Li", "other", "Wu")
        .is(422)
        .says("is sealed");
    bring(desk, person, "kind", "PERSON", "thing_class", "PHONE", "pieces", "1", "container", data)
        .is(422)
        .says("sealed");
    officer.get(at).is(200);
    officer.post(at + "/closing").is(422).says("damaged batteries");
    desk.get(at + "/desk").is(200);
    desk.post(at + "/containers/" + box, "seal", "S-79", "one", "Li", "other", "Wu").is(200);
    desk.post(at + "/containers/" + box, "one", "Li", "other", "Wu").is(200);
    desk.post(at + "/containers/" + box, "one", "Li", "other", "Wu").is(422).says("open already");
    desk.post(at + "/containers/" + box, "seal", "S-80", "one", "Li", "other", "Wu").is(200);

    // the scale, the hours
    desk.get(at).is(200);
    desk.post(at + "/weighings", "category", "SMALL_IT", "kilograms", "8.0").is(200).says("+0.2");
    officer.get("/collection/hours").is(200);
    officer
        .post(
            "/collection/hours",
            "validFrom",
            "2027-04-01",
            "decidedOn",
            "2027-03-20",
            "decidedBy",
            "")
        .is(422);
    officer
        .post(
            "/collection/hours",
            "validFrom",
            "2027-04-01",
            "decidedOn",
            "2027-03-20",
            "decidedBy",
            "Programme board",
            "pieces.PHONE",
            "30",
            "pieces.LAPTOP",
            "90")
        .is(200)
        .says("Programme board");
    officer
        .post(
            "/collection/hours",
            "validFrom",
            "2027-06-01",
            "decidedOn",
            "2027-05-20",
            "decidedBy",
            "Programme board",
            "pieces.PHONE",
            "600")
        .is(200);

    officer.get(at).is(200);
    officer
        .post(at + "/closing")
        .is(200)
        .says("It became 3 lots", "7 hours 0 minutes", "Unknown for 44 pieces");
    officer.post(at + "/closing").is(200); // twice is once
    bring(desk, person, "kind", "PERSON", "thing_class", "MOUSE", "pieces", "1")
        .is(422)
        .says("is over");
    officer.get(at).is(200);
    officer.post(at + "/cancellation").is(422);

    assertThat(
            jdbc.sql(
                    """
                    select p.name || ' ' || l.persons || ' ' || coalesce(string_agg(c.thing_class || ' ' || c.pieces || ' ' || c.grams || ' ' || c.basis, ', ' order by c.thing_class), '')
                      from collection.drive_lots l join partners.partners p on p.partner = l.donor
                      left join collection.counts c on c.lot = l.lot
                     where l.drive = ? group by p.name, l.persons order by l.persons, p.name
                    """)
                .param(drive)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            partners.partner(known).name() + " false ", // laptops are received one by one
            typed + " false CABLE 40 6400 WEIGHED",
            partners.partner(chamber).name()
                + " true BATTERY_DAMAGED 1 300 WEIGHED, KEYBOARD 3 1200 ESTIMATED, PHONE 2 180 ESTIMATED");
    var csv = new String(officer.get(at + "/report.csv").is(200).bytes(), StandardCharsets.UTF_8);
    assertThat(csv).contains("PHONE,2,30,60", "CABLE,40,,", "SMALL_IT,45,7780,ESTIMATED,8000,220");
    stranger().get("/drives/" + slug.group(1)).is(200).says("Thank you for 50 pieces");

    var lot =
        jdbc.sql("select lot from collection.drive_lots where drive = ? and persons")
            .param(drive)
            .query(Long.class)
            .single();
    officer.get("/collection/things/" + lot).is(200).says("keyboard");
    officer
        .post("/collection/things/" + lot, "what", "KEYBOARD", "became", "REUSED", "pieces", "3")
        .is(200);
    officer
        .post("/collection/things/" + lot, "what", "KEYBOARD", "became", "REUSED", "pieces", "1")
        .is(422)
        .says("0 are left");
  }

  @Test
  void a_drive_that_does_not_take_place() {
    var chamber =
        partners.record(
            occasion(Role.OFFICER), unique("Chamber"), List.of(PartnerKind.DONOR), "CN", null);
    var officer = visitor(Role.OFFICER);
    officer.get("/collection/drives").is(200);
    drive =
        officer
            .post(
                "/collection/drives",
                "name",
                "回收日",
                "organiser",
                String.valueOf(chamber),
                "place",
                "Hall",
                "day",
                "2027-09-01",
                "opens",
                "09:00",
                "closes",
                "10:00")
            .is(200)
            .id();
    officer.post("/collection/drives/%d/closing".formatted(drive)).is(422).says("nothing to close");
    officer.get("/collection/drives/" + drive).is(200);
    officer.post("/collection/drives/%d/cancellation".formatted(drive)).is(200).says("called off");
  }
}
