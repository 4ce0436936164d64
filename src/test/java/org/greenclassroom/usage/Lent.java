package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.delivery.Prepared;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** Rooms with computers in them, lent since a day: what minutes of use can be about. */
abstract class Lent extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;

  /** A room that was lent. */
  record Room(long room, long school, List<Long> devices, List<Tag> tags) {}

  LocalDate today() {
    return Occasion.of(Actor.HOUSE, clock.instant()).today();
  }

  Room lent(int seats, LocalDate accepted) {
    var officer = visitor(Role.OFFICER);
    var school =
        partners.record(
            occasion(Role.OFFICER), unique("希望小学"), EnumSet.of(PartnerKind.SCHOOL), "CN", null);
    officer.get("/classrooms/new").is(200);
    var room =
        officer
            .post(
                "/classrooms", "school", "" + school, "name", "301 室", "seats", "" + seats, "kind",
                "LAPTOP")
            .is(200)
            .id();
    Agreeing.byHand(officer, room, accepted.minusDays(20).toString(), "school", "programme")
        .is(200);
    var donor =
        partners.record(
            occasion(Role.OFFICER), unique("Donor"), EnumSet.of(PartnerKind.DONOR), "CN", null);
    var tags =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            donor,
            seats,
            unique("Model"),
            clock.instant());
    var codes = String.join(",", tags.stream().map(Tag::code).toList());
    officer.get("/classrooms/" + room + "/reservation").is(200);
    officer.post("/classrooms/" + room + "/reservation", "tag", codes).is(200);
    officer
        .post(
            "/classrooms/" + room + "/dispatch",
            "by",
            "own",
            "leftOn",
            accepted.minusDays(1).toString(),
            "tag",
            codes)
        .is(200);
    accept(officer, room, codes, accepted);
    return new Room(
        room,
        school,
        tags.stream().map(tag -> custody.device(tag).id()).toList(),
        List.copyOf(tags));
  }

  private static void accept(Visitor officer, long room, String codes, LocalDate accepted) {
    var fields = new LinkedHashMap<>(Map.of("tag", codes, "acceptedOn", accepted.toString()));
    fields.put("giverName", "李明");
    fields.put("takerName", "王芳");
    officer
        .upload(
            "/classrooms/" + room + "/acceptance",
            fields,
            List.of(
                new Upload("giverScan", "a.png", "image/png", Prepared.DOT),
                new Upload("takerScan", "b.png", "image/png", Prepared.DOT)))
        .is(200);
  }
}
