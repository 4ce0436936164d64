package org.greenclassroom.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.delivery.Prepared.checked;
import static org.greenclassroom.delivery.Prepared.fields;
import static org.greenclassroom.delivery.Prepared.joined;
import static org.greenclassroom.delivery.Prepared.signed;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Feature;
import org.greenclassroom.classrooms.Need;
import org.greenclassroom.classrooms.Needs;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.repair.Repair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** From the kit list to the acceptance, page by page, and what is refused on the way. */
class DeliveryTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Repair repair;
  @Autowired Classrooms classrooms;
  @Autowired Needs needs;

  private Visitor officer;
  private Visitor technician;
  private LocalDate today;

  @BeforeEach
  void people() {
    officer = visitor(Role.OFFICER);
    technician = visitor(Role.TECHNICIAN);
    today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
  }

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), unique(name), EnumSet.of(kind), "CN", null);
  }

  private List<Tag> tested(int count) {
    return Prepared.tested(
        custody,
        repair,
        occasion(Role.TECHNICIAN),
        partner(PartnerKind.DONOR, "Donor"),
        count,
        unique("T480"));
  }

  private long room(int seats) {
    return Prepared.room(officer, unique("山村小学"), seats, today.minusDays(20));
  }

  private static String text(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private long sent(long room, long parcel, String... more) {
    var all = fields("parcel", "" + parcel, "leftOn", "" + today, "expectedOn", "" + today);
    for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
    officer.get("/delivery/" + room + "/dispatch").is(200);
    return officer.upload("/delivery/" + room + "/dispatch", all, List.of()).is(200).id();
  }

  @Test
  void a_kit_follows_from_the_room_and_is_counted_by_scan() {
    var room = room(4);
    needs.say(
        occasion(Role.OFFICER),
        room,
        new Need(
            null,
            null,
            null,
            null,
            1,
            true,
            false,
            500,
            "",
            null,
            null,
            null,
            EnumSet.of(Feature.SCREEN_READER)));
    var tags = tested(6);
    Prepared.reserve(officer, room, tags);
    officer.get("/").is(200).says("Rooms to pack");
    technician.get("/delivery").is(200).says("301 室");
    technician.get("/delivery/" + room + "/packing").is(200).says("0 of 6 computers", "headset");
    var parcel = Prepared.parcel(technician, room, "BOX");
    var at = "/delivery/" + room + "/packing";
    technician
        .post(at, "mode", "IN", "parcel", "" + parcel, "code", tags.getFirst().printed())
        .is(200)
        .says("is in parcel 1: 1 of 6 packed");
    var serial = String.valueOf(custody.device(tags.get(1)).observed().serial());
    technician.post(at, "mode", "IN", "parcel", "" + parcel, "code", serial).says("2 of 6 packed");
    technician
        .post(at, "mode", "IN", "parcel", "" + parcel, "code", tags.get(1).code())
        .says("lies in parcel 1 already");
    technician
        .post(at, "mode", "IN", "parcel", "" + parcel, "code", "KIT.MOUSE")
        .is(200)
        .says("mouse, parcel 1: 1 of 6 counted");
    technician.post(at, "mode", "OUT", "code", "kit.mouse").is(200).says("0 of 6 counted");
    technician.post(at, "mode", "OUT", "code", "KIT.MOUSE").is(422).says("none lies in an open");
    technician
        .post(at, "mode", "OUT", "code", tags.get(1).code())
        .says("was taken out of parcel 1");
    technician
        .post(at, "mode", "OUT", "code", tags.get(1).code())
        .is(422)
        .says("lies in no parcel");
    technician.post(at, "mode", "IN", "parcel", "" + parcel, "code", "NOTHING-LIKE-IT").is(422);
    technician.post(at, "mode", "IN", "code", tags.get(2).code()).is(422).says("Into which parcel");
    technician.post(at, "mode", "IN", "code", "  ").is(422).says("Nothing was scanned");

    // typed, not scanned; and another number than the rule
    var pieces = "/delivery/parcels/" + parcel + "/pieces";
    technician.post(pieces, "accessory", "MOUSE", "pieces", "6").is(200).says("mouse: 6 counted");
    technician
        .post(pieces, "accessory", "MOUSE", "pieces", "-7")
        .is(422)
        .says("6 lie in the parcel");
    technician
        .post("/delivery/" + room + "/kit", "accessory", "ACCESS_POINT", "needed", "2")
        .is(200)
        .says("wireless access point", "changed by hand");
    var weight = "/delivery/parcels/" + parcel + "/weight";
    technician.post(weight, "kilograms", "0.3").is(422).says("it cannot weigh less");
    technician.post(weight, "kilograms", "14,5").is(200).says("Parcel 1 weighs 14.5 kg");

    var kit = technician.get("/delivery/" + room + "/kit.pdf").is(200);
    assertThat(text(kit.bytes())).contains("KIT.MOUSE", "headset", tags.getFirst().printed());
    assertThat(text(technician.get("/delivery/" + room + "/packing.pdf").is(200).bytes()))
        .contains(tags.getFirst().printed(), "6 × mouse");
    assertThat(text(technician.get("/delivery/parcels/" + parcel + "/label.pdf").is(200).bytes()))
        .contains("301 室", "Used electrical");
    officer.get("/classrooms/" + room).is(200).says("1 of 6 computers are packed");
  }

  @Test
  void scans_of_a_queue_are_answered_one_by_one_and_once() {
    var room = room(3);
    var tags = tested(2);
    Prepared.reserve(officer, room, tags);
    var parcel = Prepared.parcel(technician, room, "PALLET");
    var token = technician.get("/delivery/" + room + "/packing").body();
    assertThat(token).contains("data-behaviour=\"scan\"");
    var packing = new Scanned(packScans, room);
    var first = packing.in("a-" + room, tags.get(0).code(), parcel);
    assertThat(first.result()).isEqualTo(PackScan.Result.DONE);
    assertThat(packing.in("a-" + room, tags.get(0).code(), parcel)).isEqualTo(first);
    assertThat(packing.in("a-" + room, tags.get(1).code(), parcel).code())
        .isEqualTo("frame.refusal.other-content");
    assertThat(packing.in("b-" + room, tags.get(1).code(), parcel).said()).contains("2 of 2");
    assertThat(count("select count(*) from delivery.packed where parcel = " + parcel)).isEqualTo(2);
  }

  @Autowired PackScans packScans;

  /** What the page's queue posts, without the browser. */
  private final class Scanned {
    private final PackScans scans;
    private final long room;
    private final Occasion occasion = occasion(Role.TECHNICIAN);

    Scanned(PackScans scans, long room) {
      this.scans = scans;
      this.room = room;
    }

    PackScan.Outcome in(String id, String code, long parcel) {
      return scans
          .scan(
              occasion,
              room,
              List.of(new PackScan(id, code, PackScan.Mode.IN, parcel, occasion.now())))
          .getFirst();
    }
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  @Test
  void what_is_packed_for_one_room_cannot_be_packed_for_another() {
    var one = room(2);
    var other = room(2);
    var tags = tested(2);
    Prepared.reserve(officer, one, tags);
    var parcel = Prepared.parcel(technician, one, "BOX");
    Prepared.pack(technician, one, parcel, tags.subList(0, 1));
    var there = Prepared.parcel(technician, other, "BOX");
    technician
        .post("/delivery/" + other + "/packing", "parcel", "" + there, "code", tags.get(1).code())
        .is(422)
        .says("is kept for 301 室");
    // released and kept for the other room, it still lies in the first one's box
    officer.get("/classrooms/" + one).is(200);
    officer.post("/classrooms/" + one + "/releases", "tag", tags.getFirst().code()).is(200);
    technician
        .post(
            "/delivery/" + other + "/packing", "parcel", "" + there, "code", tags.getFirst().code())
        .is(422);
    Prepared.reserve(officer, other, tags.subList(0, 1));
    technician
        .post(
            "/delivery/" + other + "/packing", "parcel", "" + there, "code", tags.getFirst().code())
        .is(422)
        .says("lies in parcel 1 of 301 室");
    // and does not leave for the wrong room
    officer.get("/delivery/" + one + "/dispatch").is(200);
    officer
        .upload(
            "/delivery/" + one + "/dispatch",
            fields("parcel", "" + parcel, "leftOn", "" + today, "expectedOn", "" + today),
            List.of())
        .is(422)
        .says("is not reserved for");
    technician
        .post("/delivery/" + other + "/packing", "mode", "OUT", "code", tags.getFirst().code())
        .is(422)
        .says("lies in parcel 1 of 301 室");
    assertThat(
            count(
                "select count(*) from delivery.packed where ended_at is null and parcel = "
                    + parcel))
        .isOne();
    technician
        .post("/delivery/" + one + "/packing", "mode", "OUT", "code", tags.getFirst().code())
        .is(200);
    technician
        .post(
            "/delivery/" + other + "/packing", "parcel", "" + there, "code", tags.getFirst().code())
        .is(200)
        .says("1 of 1 packed");
    // a parcel is a parcel of its room
    technician
        .post("/delivery/" + one + "/packing", "parcel", "" + there, "code", tags.get(1).code())
        .is(422);
  }

  @Autowired Consignments consignments;
  @Autowired JdbcConnectionDetails owner;

  private void lastNumber(long number) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        var statement = connection.createStatement()) {
      statement.execute("select setval('delivery.consignment_number', " + number + ")");
    }
  }

  @Test
  void the_hundred_thousandth_slip_has_a_number_of_its_own() throws SQLException {
    var before = consignments.nextNumber();
    assertThat(before).matches("L-\\d{5}");
    lastNumber(99_999);
    try {
      assertThat(consignments.nextNumber()).isEqualTo("L-100000");
      assertThat(consignments.nextNumber()).isEqualTo("L-100001");
    } finally {
      lastNumber(Long.parseLong(before.substring(2)));
    }
  }

  @Test
  void what_was_never_tested_does_not_travel() {
    var room = room(2);
    var untested =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            partner(PartnerKind.DONOR, "Donor"),
            1,
            unique("U"),
            clock.instant());
    Prepared.reserve(officer, room, untested);
    var parcel = Prepared.parcel(technician, room, "BOX");
    Prepared.pack(technician, room, parcel, untested);
    var at = "/delivery/" + room + "/dispatch";
    var form = fields("parcel", "" + parcel, "leftOn", "" + today, "expectedOn", "" + today);
    officer.get(at).is(200);
    officer
        .upload(at, form, List.of())
        .is(422)
        .says(untested.getFirst().printed(), "no complete test record");
    assertThat(custody.device(untested.getFirst()).stage()).isEqualTo(Stage.RESERVED);
    form.put("expectedOn", "" + today.minusDays(1));
    officer.upload(at, form, List.of()).is(422).says("expected on the day it leaves");
    form.remove("parcel");
    officer.upload(at, form, List.of()).is(422).says("No parcel is ticked");
    var empty = Prepared.parcel(technician, room, "BOX");
    form.put("parcel", "" + empty);
    form.put("expectedOn", "" + today);
    officer.upload(at, form, List.of()).is(422).says("No computer lies");
  }

  @Test
  void a_slip_carries_the_records_of_annex_vi_and_is_sealed() {
    var room = room(2);
    var school = classrooms.room(room).school();
    var tags = tested(2);
    Prepared.reserve(officer, room, tags);
    var parcel = Prepared.parcel(technician, room, "PALLET");
    Prepared.pack(technician, room, parcel, tags);
    var carrier = partner(PartnerKind.CARRIER, "快运");
    var at = "/delivery/" + room + "/dispatch";
    officer.get(at + "?by=carrier").is(200);
    var form =
        fields(
            "parcel", "" + parcel,
            "leftOn", "" + today,
            "expectedOn", "" + today.plusDays(2),
            "by", "carrier",
            "vehicle", "沪A·12345",
            "seal", "S-77",
            "mail", "door@school.example.cn",
            "mailLanguage", "zh",
            "giverName", "李明",
            "takerName", "马师傅",
            "_key", "sent-" + room);
    officer.upload(at, form, signed("giver", "taker")).is(422).says("Which carrier");
    form.put("carrier", "" + carrier);
    var slip = officer.upload(at, form, signed("giver", "taker")).is(200).id();
    assertThat(officer.upload(at, form, signed("giver", "taker")).is(200).id())
        .as("the same form sent twice sends once")
        .isEqualTo(slip);
    officer.get("/delivery/consignments/" + slip).is(200).says("沪A·12345", "S-77", "Dispatch slip");
    var english = officer.get("/delivery/consignments/" + slip + "/slip.pdf?in=en").is(200);
    var said = text(english.bytes()).replaceAll("\\s+", " ");
    assertThat(said)
        .contains(
            "none of the 2 items in this consignment is waste",
            "2008/98/EC",
            tags.getFirst().printed(),
            "2018",
            "Annex III, category 2",
            "data overwritten",
            "looked, none found",
            "Keyboard, pointer passed",
            "S-77");
    assertThat(new String(english.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("ETSI.CAdES.detached");
    var chinese = officer.get("/delivery/consignments/" + slip + "/slip.pdf?in=zh").bytes();
    assertThat(text(chinese)).contains("均不属于");
    for (var file : List.of(english.bytes(), chinese)) dropped(file).is(200).says("This is L-");
    officer.get("/delivery/consignments/" + slip + "/slip.pdf?in=xx").is(404);
    var letter =
        jdbc.sql("select subject || body from frame.letter where address = ?")
            .param("door@school.example.cn")
            .query(String.class)
            .list()
            .getLast();
    assertThat(letter).contains("2 台电脑", "301 室", "/delivery/" + room);
    assertThat(custody.device(tags.getFirst()).holder()).isEqualTo(carrier);
    officer
        .get("/collection/calendar?month=" + today.plusDays(2).toString().substring(0, 7))
        .is(200)
        .says("301 室");

    // a school sees its own, and no other school sees it
    visitor(Role.SCHOOL, school).get("/delivery/consignments/" + slip).is(200);
    visitor(Role.SCHOOL, school).get("/delivery/" + room).is(200).says("expected on");
    visitor(Role.SCHOOL, school).get("/delivery").is(200).says("301 室");
    var stranger = visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "Other school"));
    stranger.get("/delivery/consignments/" + slip).is(404);
    stranger.get("/delivery/" + room).is(404);
    stranger.get("/delivery/consignments/" + slip + "/slip.pdf").is(404);
    stranger.get("/delivery/consignments/" + slip + "/arrival").is(404);

    // the carrier leaves it with the school, one missing, one wet
    var theSchool = visitor(Role.SCHOOL, school);
    var arrival = "/delivery/consignments/" + slip + "/arrival";
    assertThat(theSchool.get(arrival).is(200).says("Change only what is missing").body())
        .doesNotContain("name=\"receiver\"");
    assertThat(officer.get(arrival).is(200).body()).contains("name=\"receiver\"");
    var found =
        fields(
            "found." + tags.get(0).code(),
            "MISSING:NOT_LOADED",
            "found." + tags.get(1).code(),
            "DAMAGED:WET",
            "giverName",
            "马师傅",
            "takerName",
            "王芳");
    theSchool
        .upload(
            arrival, fields("receiver", "SCHOOL", "found." + tags.get(0).code(), "GONE"), List.of())
        .is(422);
    // that the programme took it only the programme says
    var ours = new java.util.LinkedHashMap<>(found);
    ours.put("receiver", "ENGINEER");
    theSchool
        .upload(arrival, ours, signed("giver", "taker"))
        .is(422)
        .says("You unload for your school");
    theSchool
        .upload(
            arrival,
            found,
            List.of(
                new Visitor.Upload("giverScan", "s.png", "image/png", Prepared.DOT),
                new Visitor.Upload("takerScan", "s.png", "image/png", Prepared.DOT),
                new Visitor.Upload("photos", "p.png", "image/png", Prepared.DOT)))
        .is(200)
        .says("1 computer arrived", "1 is missing, 1 is damaged", "damaged on arrival: wet");
    theSchool.get(arrival).is(200).says("There is nothing more to do here");
    theSchool.upload(arrival, found, signed("giver", "taker")).is(422).says("written down already");
    assertThat(custody.device(tags.get(0)).stage()).isEqualTo(Stage.MISSING);
    assertThat(custody.device(tags.get(1)).holder()).isEqualTo(school);
    assertThat(
            jdbc.sql("select receiver from delivery.arrival where consignment = ?")
                .param(slip)
                .query(String.class)
                .single())
        .isEqualTo("SCHOOL");
    var photo =
        theSchool
            .get("/delivery/" + room)
            .body()
            .replaceAll("(?s).*?(/delivery/photos/\\d+).*", "$1");
    assertThat(theSchool.get(photo).is(200).response().headers().firstValue("Content-Type"))
        .contains("image/jpeg");
    stranger.get(photo).is(404);

    // what stands at the school already is handed over by the programme all the same
    officer.get("/").is(200).says("Arrived, not accepted");
    var accept = "/delivery/" + room + "/installation";
    officer.get(accept).is(200).says("damaged on arrival");
    var act = checked(1);
    act.putAll(fields("tag", tags.get(1).code(), "giverName", "李明", "takerName", "王芳"));
    officer.upload(accept, act, signed("giver", "taker")).is(200).says("The school accepted");
    assertThat(custody.device(tags.get(1)).stage()).isEqualTo(Stage.IN_CLASS);
  }

  @Test
  void nothing_is_accepted_while_the_filter_is_off_and_other_points_want_a_reason() {
    var room = room(2);
    needs.say(
        occasion(Role.OFFICER),
        room,
        new Need(
            null,
            null,
            null,
            null,
            0,
            false,
            false,
            500,
            "",
            null,
            null,
            null,
            EnumSet.of(Feature.SCREEN_READER)));
    var tags = tested(2);
    Prepared.reserve(officer, room, tags);
    var parcel = Prepared.parcel(technician, room, "BOX");
    Prepared.pack(technician, room, parcel, tags);
    var slip = sent(room, parcel);
    var engineer = visitor(Role.ENGINEER);
    engineer.get("/delivery/consignments/" + slip + "/arrival").is(200);
    engineer
        .upload(
            "/delivery/consignments/" + slip + "/arrival",
            fields("receiver", "ENGINEER"),
            List.of())
        .is(200)
        .says("2 computers arrived");
    var accept = "/delivery/" + room + "/installation";
    engineer.get(accept).is(200).says("Screen reader reads the sign-in page", "At least 2 of 2");
    var act = checked(2);
    act.putAll(fields("tag", joined(tags), "giverName", "李明", "takerName", "王芳"));
    act.put("answer.FILTER", "NO");
    engineer
        .upload(accept, act, signed("giver", "taker"))
        .is(422)
        .says("the content filter for minors is not on");
    act.put("answer.FILTER", "NOT_APPLICABLE");
    engineer.upload(accept, act, signed("giver", "taker")).is(422).says("every room has this");
    act.put("answer.FILTER", "YES");
    act.put("seats.FILTER", "1");
    engineer.upload(accept, act, signed("giver", "taker")).is(422).says("on 1 seats of 2");
    act.put("seats.FILTER", "2");
    engineer
        .upload(accept, act, signed("giver", "taker"))
        .is(422)
        .says("“Screen reader reads the sign-in page” is open");
    // kept without signing: nothing is lost
    engineer
        .upload("/delivery/" + room + "/checks", fields("answer.POWER", "YES"), List.of())
        .is(200)
        .says("1 point was answered");
    act.put("answer.SCREEN_READER", "NO");
    act.put("reason.SCREEN_READER", "声音包下周装");
    var nothing = new java.util.LinkedHashMap<>(act);
    nothing.remove("tag");
    engineer.upload(accept, nothing, signed("giver", "taker")).is(422);
    act.put("_key", "accept-" + room);
    engineer.upload(accept, act, signed("giver", "taker")).is(200).says("accepted 2 computers");
    engineer.upload(accept, act, signed("giver", "taker")).is(200);
    assertThat(classrooms.room(room).acceptedOn()).isEqualTo(today);
    assertThat(count("select count(*) from classrooms.acceptances where classroom = " + room))
        .isOne();
    var protocol =
        engineer
            .get("/classrooms/" + room)
            .body()
            .replaceAll("(?s).*?(/classrooms/\\d+/acceptances/\\d+/protocol.pdf).*", "$1");
    assertThat(text(engineer.get(protocol).is(200).bytes()).replaceAll("\\s+", " "))
        .contains("Checklist", "声音包下周装", "Content filter for minors", "2 of 2 seats looked at");
  }

  @Test
  void seats_are_given_by_scan_and_drawn() {
    var room = room(4);
    var tags = tested(2);
    Prepared.reserve(officer, room, tags);
    var parcel = Prepared.parcel(technician, room, "BOX");
    Prepared.pack(technician, room, parcel, tags);
    var engineer = visitor(Role.ENGINEER);
    var at = "/delivery/" + room + "/seats";
    engineer.get(at).is(200).says("0 of 4 seats");
    engineer
        .post(at, "seat", "1", "code", tags.getFirst().code())
        .is(422)
        .says("neither on its way");
    sent(room, parcel);
    engineer.get(at).is(200);
    engineer
        .post(at, "seat", "3", "code", tags.getFirst().printed())
        .is(200)
        .says("stands on seat 3", "1 of 4 seats");
    engineer.post(at, "seat", "3", "code", tags.get(1).code()).is(200).says("1 of 4 seats");
    engineer.post(at, "seat", "1", "code", tags.getFirst().code()).is(200).says("2 of 4 seats");
    engineer
        .post(at, "seat", "5", "code", tags.getFirst().code())
        .is(422)
        .says("There is no seat 5");
    engineer.post(at, "seat", "2", "code", "no such thing").is(404);
    engineer
        .post(at + "/plan", "lines", "2", "places", "3", "gaps", "2，5")
        .is(200)
        .says("2 rows of 3", "2 of 4 seats");
    engineer.post(at + "/plan", "lines", "2", "places", "3", "gaps", "9").is(422);
    engineer.post(at + "/plan", "lines", "0", "places", "3").is(422).says("from one to 30 rows");
    assertThat(engineer.get(at + "?seat=2").body()).contains("<svg", "aria-label=\"The seats");
    visitor(Role.SCHOOL, classrooms.room(room).school()).get(at).is(200).says("2 of 4");
  }
}
