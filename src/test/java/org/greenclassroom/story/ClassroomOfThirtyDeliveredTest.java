package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greenclassroom.delivery.Prepared.checked;
import static org.greenclassroom.delivery.Prepared.fields;
import static org.greenclassroom.delivery.Prepared.joined;
import static org.greenclassroom.delivery.Prepared.signed;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.greenclassroom.House;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.delivery.Prepared;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.repair.Repair;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A classroom of thirty: kept, packed on two pallets, sent with its records, unloaded with one
 * missing and one crushed, gone through, seated and accepted; then one is swapped and two more
 * come.
 */
class ClassroomOfThirtyDeliveredTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Repair repair;
  @Autowired Classrooms classrooms;

  private long count(List<Tag> tags, Stage stage) {
    return custody.devices(tags).stream().map(Device::stage).filter(stage::equals).count();
  }

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), unique(name), EnumSet.of(kind), "CN", null);
  }

  @Test
  void thirty_laptops_go_out_and_nothing_is_lost_on_the_way() {
    var officer = visitor(Role.OFFICER);
    var technician = visitor(Role.TECHNICIAN);
    var engineer = visitor(Role.ENGINEER);
    var today = Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
    var donor = partner(PartnerKind.DONOR, "Donor");
    var model = unique("T480");
    var tags = Prepared.tested(custody, repair, occasion(Role.TECHNICIAN), donor, 30, model);
    var room = Prepared.room(officer, unique("山村小学"), 30, today.minusDays(30));
    Prepared.reserve(officer, room, tags);

    // the kit, and two pallets
    technician.get("/delivery/" + room + "/packing").is(200).says("0 of 30 computers");
    var first = Prepared.parcel(technician, room, "PALLET");
    Prepared.pack(technician, room, first, tags.subList(0, 16));
    var second = Prepared.parcel(technician, room, "PALLET");
    Prepared.pack(technician, room, second, tags.subList(16, 30));
    for (var one :
        List.of(
            "POWER_ADAPTER 30",
            "MOUSE 30",
            "POWER_STRIP 6",
            "NETWORK_SWITCH 2",
            "NETWORK_CABLE 32",
            "SEAT_LABEL 30")) {
      var what = one.split(" ");
      technician
          .post("/delivery/parcels/" + second + "/pieces", "accessory", what[0], "pieces", what[1])
          .is(200);
    }
    technician
        .post("/delivery/parcels/" + second + "/weight", "kilograms", "61,5")
        .is(200)
        .says("30 of 30 computers are packed; no accessory lacks");

    // sent with a carrier, on one slip
    var carrier = partner(PartnerKind.CARRIER, "快运");
    officer.get("/delivery/" + room + "/dispatch?by=carrier").is(200);
    var form =
        List.of(
            java.util.Map.entry("parcel", "" + first),
            java.util.Map.entry("parcel", "" + second),
            java.util.Map.entry("leftOn", "" + today),
            java.util.Map.entry("expectedOn", "" + today.plusDays(4)),
            java.util.Map.entry("by", "carrier"),
            java.util.Map.entry("carrier", "" + carrier),
            java.util.Map.entry("seal", "S-1"),
            java.util.Map.entry("giverName", "李明"),
            java.util.Map.entry("takerName", "马师傅"),
            java.util.Map.entry(
                "_csrf", csrfOf(officer.get("/delivery/" + room + "/dispatch?by=carrier").body())));
    var slip =
        officer
            .upload("/delivery/" + room + "/dispatch", form, signed("giver", "taker"))
            .is(200)
            .says("30 computers are on the way")
            .id();
    assertThat(count(tags, Stage.ON_THE_WAY)).isEqualTo(30);

    // unloaded: one was never on the truck, one is crushed
    var arrival = "/delivery/consignments/" + slip + "/arrival";
    engineer.get(arrival).is(200);
    engineer
        .upload(
            arrival,
            fields(
                "receiver",
                "ENGINEER",
                "found." + tags.get(28).code(),
                "MISSING:LOST_ON_THE_WAY",
                "found." + tags.get(29).code(),
                "DAMAGED:CRUSHED",
                "giverName",
                "马师傅",
                "takerName",
                "周驰"),
            signed("giver", "taker"))
        .is(200)
        .says("29 computers arrived", "1 is missing, 1 is damaged");
    assertThat(count(tags, Stage.MISSING)).isOne();
    assertThat(custody.device(tags.get(28)).holder())
        .as("whoever lost it still answers for it")
        .isEqualTo(carrier);
    assertThat(custody.device(tags.get(29)).holder()).isEqualTo(Partners.HOUSE);

    // seats, checklist, acceptance by both
    engineer.get("/delivery/" + room + "/seats").is(200);
    engineer.post("/delivery/" + room + "/seats/plan", "lines", "5", "places", "6").is(200);
    for (int i = 0; i < 3; i++)
      engineer
          .post("/delivery/" + room + "/seats", "seat", "" + (i + 1), "code", tags.get(i).code())
          .is(200);
    engineer.get("/delivery/" + room + "/installation").is(200).says("damaged on arrival");
    var act = new LinkedHashMap<>(checked(5));
    act.putAll(fields("tag", joined(tags.subList(0, 28)), "giverName", "周驰", "takerName", "王芳"));
    var accept = "/delivery/" + room + "/installation";
    engineer.upload(accept, act, signed("giver", "taker")).is(422).says("Look at 6 at least");
    act.put("seats.FILTER", "6");
    engineer.upload(accept, act, signed("giver", "taker")).is(200).says("accepted 28 computers");
    var due = classrooms.room(room).dueOn();
    assertThat(due).isEqualTo(today.plusYears(3));

    // the crushed one goes back, another takes its place; the missing one is found and comes too
    var fresh = Prepared.tested(custody, repair, occasion(Role.TECHNICIAN), donor, 3, model + "b");
    engineer.get("/delivery/" + room + "/swap").is(200);
    engineer
        .upload(
            "/delivery/" + room + "/swap",
            fields(
                "went",
                tags.get(29).code(),
                "came",
                fresh.get(0).code(),
                "cause",
                "DAMAGED_ON_ARRIVAL",
                "day",
                "" + today,
                "giverName",
                "周驰",
                "takerName",
                "王芳"),
            signed("giver", "taker"))
        .is(200)
        .says("stands in its place");
    officer.get("/devices/" + tags.get(28).code()).is(200);
    officer.post("/devices/" + tags.get(28).code() + "/finds").is(200);
    engineer.get(accept).is(200);
    act.put("tag", tags.get(28).code());
    engineer.upload(accept, act, signed("giver", "taker")).is(200).says("accepted 1 computer");
    assertThat(classrooms.room(room).inClass()).isEqualTo(30);

    // two more for a running room; they are due with it
    officer.get("/delivery/" + room + "/top-up").is(200);
    officer
        .upload(
            "/delivery/" + room + "/top-up", fields("tag", joined(fresh.subList(1, 3))), List.of())
        .is(200)
        .says("2 more computers");
    assertThat(classrooms.room(room).seats()).isEqualTo(32);
    assertThat(classrooms.room(room).dueOn()).isEqualTo(due);
    // nothing lost, nothing invented: thirty-three were ours, thirty-three are accounted for
    var all = new java.util.ArrayList<>(tags);
    all.addAll(fresh);
    assertThat(count(all, Stage.IN_CLASS)).isEqualTo(30);
    assertThat(count(all, Stage.RETURNING)).isOne();
    assertThat(count(all, Stage.RESERVED)).isEqualTo(2);
  }

  private static String csrfOf(String body) {
    return body.replaceAll("(?s).*?name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
  }
}
