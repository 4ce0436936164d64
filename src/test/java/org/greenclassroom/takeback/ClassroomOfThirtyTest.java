package org.greenclassroom.takeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.classrooms.Agreeing;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Held;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A whole room through its three years and home again, over the real pages. */
class ClassroomOfThirtyTest extends House {
  private static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

  @Autowired Custody custody;
  @Autowired Partners partners;

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), unique(name), EnumSet.of(kind), "CN", null);
  }

  private LocalDate today() {
    return Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today();
  }

  private static Map<String, String> fields(List<Tag> tags, String... more) {
    var fields = new LinkedHashMap<String, String>();
    if (!tags.isEmpty()) fields.put("tag", String.join(",", tags.stream().map(Tag::code).toList()));
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    return fields;
  }

  private static List<Upload> signed(String... sides) {
    var files = new ArrayList<Upload>();
    for (var side : sides) files.add(new Upload(side + "Scan", "s.png", "image/png", DOT));
    return files;
  }

  /** A room whose devices the school accepted on that day. */
  private long acceptedRoom(Visitor officer, List<Tag> tags, LocalDate accepted) {
    officer.get("/classrooms/new").is(200);
    var room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                unique("山村小学"),
                "name",
                "301 室",
                "seats",
                Integer.toString(tags.size()),
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    Agreeing.byHand(officer, room, accepted.minusDays(30).toString(), "school", "programme")
        .is(200);
    officer.upload("/classrooms/" + room + "/reservation", fields(tags), List.of()).is(200);
    officer
        .upload(
            "/classrooms/" + room + "/dispatch",
            fields(tags, "by", "own", "leftOn", accepted.minusDays(2).toString()),
            List.of())
        .is(200);
    officer
        .upload(
            "/classrooms/" + room + "/acceptance",
            fields(tags, "acceptedOn", accepted.toString(), "giverName", "李明", "takerName", "王芳"),
            signed("giver", "taker"))
        .is(200)
        .says("The clock runs");
    return room;
  }

  private Seen close(Visitor engineer, long recall, String... more) {
    engineer.get("/takeback/" + recall + "/closing").is(200);
    var all =
        new ArrayList<>(
            List.of("closedOn", today().toString(), "giverName", "王芳", "takerName", "李明"));
    all.addAll(List.of(more));
    return engineer.upload(
        "/takeback/" + recall + "/closing",
        fields(List.of(), all.toArray(String[]::new)),
        signed("giver", "taker"));
  }

  private List<Stage> stages(List<Tag> tags) {
    return custody.devices(tags).stream().map(Device::stage).distinct().sorted().toList();
  }

  @Test
  void thirty_computers_go_out_and_three_years_later_twenty_eight_come_home() {
    var tags =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            partner(PartnerKind.DONOR, "Donor"),
            30,
            unique("T480"),
            clock.instant());
    var officer = visitor(Role.OFFICER);
    var accepted = today().minusYears(3).minusDays(4);
    var room = acceptedRoom(officer, tags, accepted);
    officer.get("/classrooms/" + room).is(200).says("4 days late");
    officer.get("/").is(200).says("Loans that end", "Rooms to recall");
    officer.get("/takeback").is(200).says("Recall");

    // one is already missing when the recall begins, and turns up on site
    officer.get("/devices/" + tags.get(7).code());
    officer.post("/devices/" + tags.get(7).code() + "/misses").is(200);

    var engineer = visitor(Role.ENGINEER);
    engineer.get("/takeback").is(200);
    var recall = engineer.post("/takeback", "classroom", Long.toString(room)).is(200).id();
    assertThat(engineer.post("/takeback", "classroom", Long.toString(room)).is(200).id())
        .as("a second press opens no second recall")
        .isEqualTo(recall);

    engineer.get("/takeback/" + recall + "/count").is(200).says("0 of 30");
    var sightings = "/takeback/" + recall + "/sightings";
    engineer
        .post(sightings, "typed", tags.getFirst().printed().toLowerCase())
        .says("1 of 30", "found");
    engineer.post(sightings, "typed", tags.getFirst().code()).says("1 of 30", "is counted already");
    engineer.post(sightings, "typed", "https://example.org/" + tags.get(1).code()).says("2 of 30");
    // by its serial number, where the label has come off
    var serial = custody.device(tags.get(2)).observed().serial();
    engineer.post(sightings, "typed", String.valueOf(serial)).says("3 of 30");
    // the school's own, another room's, a typing error
    engineer.post(sightings, "typed", "SCHOOL-PC-0815").says("is not ours. Leave it");
    var other =
        ReadyDevices.ready(
                custody,
                occasion(Role.TECHNICIAN),
                partner(PartnerKind.DONOR, "Donor"),
                1,
                unique("Other"),
                clock.instant())
            .getFirst();
    engineer.post(sightings, "typed", other.printed()).says("ours, but not of this room");
    var wrong = tags.get(3).code().substring(0, 7) + (tags.get(3).code().endsWith("X") ? "Y" : "X");
    engineer.post(sightings, "typed", wrong).says("reads like a tag, but no device has it");
    // it was no tag of ours after all; and one entry was a slip of the finger
    var doubtful =
        Pattern.compile("/sightings/(\\d+)/foreign")
            .matcher(engineer.get("/takeback/" + recall + "/count").body());
    assertThat(doubtful.find()).isTrue();
    engineer.post(sightings + "/" + doubtful.group(1) + "/foreign").is(200);
    engineer.post(sightings, "typed", "SLIP OF THE FINGER", "foreign", "true").says("is not ours");
    var slip =
        Pattern.compile("/sightings/(\\d+)/removal")
            .matcher(engineer.get("/takeback/" + recall + "/count").body());
    assertThat(slip.find()).isTrue();
    assertThat(engineer.post(sightings + "/" + slip.group(1) + "/removal").is(200).text())
        .doesNotContain("SLIP OF THE FINGER");
    // all the others but the last two, pasted as a list
    var rest = tags.subList(3, 28).stream().map(Tag::printed).toList();
    engineer
        .post(sightings, "typed", String.join("\n", rest))
        .says("25 entries: 25 found", "28 of 30");
    engineer.post(sightings, "typed", "   ").is(422).says("Nothing was typed");

    close(engineer, recall)
        .is(200)
        .says("28 found, 2 missing", "SCHOOL-PC-0815", "on the road home");
    assertThat(stages(tags.subList(0, 28))).containsExactly(Stage.RETURNING);
    assertThat(stages(tags.subList(28, 30))).containsExactly(Stage.MISSING);
    assertThat(custody.device(other).stage()).isEqualTo(Stage.READY);
    assertThat(custody.device(tags.getFirst()).holder()).isEqualTo(Partners.HOUSE);
    engineer.post(sightings, "typed", tags.get(28).code()).is(422).says("closed and signed");
    officer.get("/classrooms/" + room).is(200).says("Taken back on", "closed");

    var technician = visitor(Role.TECHNICIAN);
    technician.get("/takeback/" + recall + "/receipt").is(200).says("28 computers");
    technician
        .upload("/takeback/" + recall + "/receipt", fields(tags.subList(0, 28)), List.of())
        .is(200)
        .says("28 computers were received");
    assertThat(stages(tags.subList(0, 28))).containsExactly(Stage.TO_INSPECT);
    assertThat(custody.device(tags.get(3)).data()).isEqualTo(Held.MAY_HOLD);
    assertThat(custody.device(tags.get(3)).classroom()).isNull();

    // the years that were lent: three for each that came home, and until it was missed for the rest
    var years =
        jdbc.sql(
                """
                select count(*) from classrooms.loans
                 where classroom = ? and ended_at - installed_at between interval '1090 days'
                                                                     and interval '1110 days'
                """)
            .param(room)
            .query(Long.class)
            .single();
    assertThat(years).isEqualTo(30);
    for (var language : List.of("en", "zh", "fr")) {
      engineer.speaking(language);
      engineer.get("/takeback/" + recall).is(200).says("SCHOOL-PC-0815");
      engineer.get("/takeback").is(200);
      engineer.get("/classrooms/" + room).is(200);
    }
  }

  @Test
  void the_missing_laptop_is_found_later_or_given_up_by_two() {
    var tags =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            partner(PartnerKind.DONOR, "Donor"),
            3,
            unique("Missing"),
            clock.instant());
    var carrier = partner(PartnerKind.CARRIER, "Carrier");
    var officer = visitor(Role.OFFICER);
    var room = acceptedRoom(officer, tags, today().minusYears(2));
    officer.get("/takeback").is(200);
    var recall = officer.post("/takeback", "classroom", Long.toString(room)).is(200).id();
    officer.get("/takeback/" + recall + "/count").is(200);
    officer
        .post("/takeback/" + recall + "/sightings", "typed", tags.getFirst().code())
        .says("1 of 3");
    close(officer, recall, "carrier", Long.toString(carrier)).is(200).says("1 found, 2 missing");
    assertThat(custody.device(tags.getFirst()).holder()).isEqualTo(carrier);

    // a carrier held them: received only on a signed slip
    officer.get("/takeback/" + recall + "/receipt").is(200);
    officer
        .upload("/takeback/" + recall + "/receipt", fields(tags.subList(0, 1)), List.of())
        .is(422);
    officer
        .upload(
            "/takeback/" + recall + "/receipt",
            fields(tags.subList(0, 1), "giverName", "司机", "takerName", "李明"),
            signed("giver", "taker"))
        .is(200)
        .says("One computer was received");
    assertThat(custody.device(tags.getFirst()).stage()).isEqualTo(Stage.TO_INSPECT);

    // the second is found in a cupboard; it is in class again, and its loan runs on
    var found = "/devices/" + tags.get(1).code();
    officer.get(found).is(200);
    officer.post(found + "/finds").is(200);
    assertThat(custody.device(tags.get(1)).stage()).isEqualTo(Stage.IN_CLASS);
    officer.get("/takeback").is(200).says("Recall");
    officer.post("/takeback", "classroom", Long.toString(room)).is(200).says("2 computers are");

    // the third stays lost: one proposes, another agrees
    var lost = "/devices/" + tags.get(2).code();
    officer.get(lost).is(200);
    officer.post(lost + "/proposals", "kind", "WRITTEN_OFF").is(200);
    officer.post(lost + "/agreements", "kind", "WRITTEN_OFF").is(422);
    var second = visitor(Role.OFFICER);
    second.get(lost).is(200);
    second.post(lost + "/agreements", "kind", "WRITTEN_OFF").is(200);
    assertThat(custody.device(tags.get(2)).stage()).isEqualTo(Stage.LOST);
  }

  @Test
  void a_school_reads_its_own_discharge_and_no_other() {
    var tags =
        ReadyDevices.ready(
            custody,
            occasion(Role.TECHNICIAN),
            partner(PartnerKind.DONOR, "Donor"),
            2,
            unique("Two"),
            clock.instant());
    var officer = visitor(Role.OFFICER);
    var room = acceptedRoom(officer, tags, today().minusYears(1));
    officer.get("/takeback");
    var recall = officer.post("/takeback", "classroom", Long.toString(room)).is(200).id();
    long school =
        jdbc.sql("select school from classrooms.classroom where classroom = ?")
            .param(room)
            .query(Long.class)
            .single();
    visitor(Role.SCHOOL, school).get("/takeback/" + recall).is(200).says("Recalled");
    var another = visitor(Role.SCHOOL, partner(PartnerKind.SCHOOL, "Another"));
    another.get("/takeback/" + recall).is(404);
    another.get("/takeback").is(200).says("Nothing has been recalled yet");
    another.get("/takeback/" + recall + "/count").is(403);
    officer.get("/takeback");
    officer.post("/takeback", "classroom", "999999999").is(404);
  }
}
