package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.greenclassroom.House;
import org.greenclassroom.Receiver;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A classroom from its plan to its three years, through the real pages. */
class ClassroomTest extends House {
  /** The smallest PNG there is: a signature of one dot. */
  static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

  @Autowired Custody custody;
  @Autowired Partners partners;

  private long partner(PartnerKind kind, String name) {
    return partners.record(occasion(Role.OFFICER), unique(name), EnumSet.of(kind), "CN", null);
  }

  private List<Tag> ready(int count, String model) {
    return ReadyDevices.ready(
        custody,
        occasion(Role.TECHNICIAN),
        partner(PartnerKind.DONOR, "Donor"),
        count,
        model,
        clock.instant());
  }

  /** Plans a room through the page. */
  private long plan(Visitor officer, String schoolName, String... more) {
    officer.get("/classrooms/new").is(200);
    var fields =
        new ArrayList<>(
            List.of("schoolName", schoolName, "name", "301 室", "seats", "30", "kind", "LAPTOP"));
    fields.addAll(Arrays.asList(more));
    return officer.post("/classrooms", fields.toArray(String[]::new)).is(200).id();
  }

  private Seen sign(Visitor officer, long room, String day, String... parties) {
    return Agreeing.byHand(officer, room, day, parties);
  }

  private String today() {
    return Occasion.of(occasion(Role.OFFICER).actor(), clock.instant()).today().toString();
  }

  private static String[] ticked(List<Tag> tags) {
    return tags.stream()
        .flatMap(tag -> java.util.stream.Stream.of("tag", tag.code()))
        .toArray(String[]::new);
  }

  private static String[] proposed(Seen page) {
    var tags = new ArrayList<String>();
    var box =
        Pattern.compile("<input type=\"checkbox\" name=\"tag\" value=\"(\\w{8})\" checked")
            .matcher(page.body());
    while (box.find()) {
      tags.add("tag");
      tags.add(box.group(1));
    }
    return tags.toArray(String[]::new);
  }

  private Seen accept(Visitor officer, long room, List<Tag> arrived, String day) {
    officer.get("/classrooms/" + room + "/acceptance").is(200);
    return officer.upload(
        "/classrooms/" + room + "/acceptance",
        Map.of(
            "tag",
            String.join(",", arrived.stream().map(Tag::code).toList()),
            "acceptedOn",
            day,
            "giverName",
            "李明",
            "takerName",
            "王芳"),
        List.of(
            new Upload("giverScan", "a.png", "image/png", DOT),
            new Upload("takerScan", "b.png", "image/png", DOT)));
  }

  @Test
  void a_room_of_thirty_is_planned_agreed_reserved_sent_and_accepted() throws IOException {
    var model = unique("Latitude");
    var thirty = ready(42, model);
    var officer = visitor(Role.OFFICER);
    var sponsor = partner(PartnerKind.SPONSOR, "Sponsor");
    var school = unique("希望小学");
    var room = plan(officer, school, "sponsor", Long.toString(sponsor));
    officer.get("/classrooms/" + room).is(200).says(school, "301 室", "0 of 30");

    Agreeing.onScreen(officer, room, "王芳");
    officer.get("/classrooms/" + room).is(200).says("Agreement signed on", "LA-");

    var reservation = officer.get("/classrooms/" + room + "/reservation").is(200);
    var boxes = proposed(reservation);
    assertThat(boxes).hasSize(60);
    reservation.says("We propose 30");
    officer
        .post("/classrooms/" + room + "/reservation", ticked(thirty.subList(0, 30)))
        .is(200)
        .says("30 computers are reserved", "30 of 30");

    officer.get("/classrooms/" + room + "/dispatch").is(200).says("Our own transport");
    officer.get("/classrooms/" + room + "/dispatch?by=carrier").is(200).says("Seal number");
    var fields = new ArrayList<>(List.of("by", "own", "leftOn", today()));
    fields.addAll(Arrays.asList(ticked(thirty.subList(0, 30))));
    officer
        .post("/classrooms/" + room + "/dispatch", fields.toArray(String[]::new))
        .is(200)
        .says("30 computers are on the way");

    try (var receiver = new Receiver(visitor(Role.ADMINISTRATOR), "classrooms.handed-over")) {
      accept(officer, room, thirty.subList(0, 29), today())
          .is(200)
          .says("29 computers are accepted", "1 is missing", "days are left");
      var told = receiver.told(one -> one.get("classroom").asLong() == room);
      assertThat(told.get("day").asString()).isEqualTo(today());
      assertThat(told.get("devices").asInt()).isEqualTo(29);
      assertThat(told.get("missed").asInt()).isEqualTo(1);
      assertThat(told.size()).isEqualTo(4);
    }
    assertThat(custody.device(thirty.get(3)).stage()).isEqualTo(Stage.IN_CLASS);
    assertThat(custody.device(thirty.get(29)).stage()).isEqualTo(Stage.MISSING);
    var row =
        jdbc.sql("select * from classrooms.classrooms where classroom = ?")
            .param(room)
            .query()
            .singleRow();
    assertThat(row.get("state")).isEqualTo("IN_CLASS");
    assertThat(String.valueOf(row.get("due_on")))
        .isEqualTo(java.time.LocalDate.parse(today()).plusYears(3).toString());
    assertThat(
            jdbc.sql(
                    "select count(*) from classrooms.loans where classroom = ? and ended_at is null")
                .param(room)
                .query(Long.class)
                .single())
        .isEqualTo(29);

    officer
        .post(
            "/classrooms/" + room + "/headcounts",
            "schoolYear",
            "2026-2027",
            "pupils",
            "620",
            "source",
            "SCHOOL_REPORT")
        .is(200)
        .says("620");
    officer
        .post(
            "/classrooms/" + room + "/headcounts",
            "schoolYear",
            "2026-2028",
            "pupils",
            "620",
            "source",
            "SCHOOL_REPORT")
        .is(422)
        .says("not a school year");
    var protocol =
        Pattern.compile("href=\"([^\"]+protocol.pdf)\"")
            .matcher(officer.get("/classrooms/" + room).body());
    assertThat(protocol.find()).isTrue();
    for (var language : List.of("en", "zh", "fr")) {
      officer.speaking(language);
      Archive.takes(officer.get(protocol.group(1)).is(200).bytes());
      officer.get("/classrooms/" + room).is(200).says("620");
      officer
          .get(
              "/classrooms?q="
                  + java.net.URLEncoder.encode(school, java.nio.charset.StandardCharsets.UTF_8))
          .is(200)
          .says(school);
      officer.get("/").is(200);
    }
  }

  @Test
  void nothing_leaves_without_a_signed_agreement() {
    var tags = ready(2, unique("NoPaper"));
    var officer = visitor(Role.OFFICER);
    var room = plan(officer, unique("School"));
    officer.get("/classrooms/" + room + "/reservation").is(200);
    officer.post("/classrooms/" + room + "/reservation", ticked(tags)).is(200);
    officer.get("/classrooms/" + room + "/dispatch").is(200).says("no signed agreement");
    officer
        .post(
            "/classrooms/" + room + "/dispatch",
            "by",
            "own",
            "leftOn",
            today(),
            "tag",
            tags.getFirst().code())
        .is(422)
        .says("has no signed agreement");
    assertThat(custody.device(tags.getFirst()).stage()).isEqualTo(Stage.RESERVED);
    // and over the API
    api(Role.OFFICER)
        .post(
            "/api/v1/devices/" + tags.getFirst().code() + "/facts",
            "{\"kind\":\"DISPATCHED\",\"detail\":{}}")
        .is(422);
    officer
        .post("/classrooms/" + room + "/releases", ticked(tags))
        .is(200)
        .says("2 computers are back");
  }

  @Test
  void a_device_whose_data_is_not_cleared_is_not_even_reserved() {
    var tags =
        ReadyDevices.toWipe(
            custody,
            occasion(Role.TECHNICIAN),
            partner(PartnerKind.DONOR, "Donor"),
            1,
            unique("Dirty"),
            clock.instant());
    var officer = visitor(Role.OFFICER);
    var room = plan(officer, unique("School"));
    sign(officer, room, today(), "school", "programme").is(200);
    officer
        .post("/classrooms/" + room + "/reservation", ticked(tags))
        .is(422)
        .says("it is at “to clear of data”");
    officer
        .post(
            "/classrooms/" + room + "/dispatch",
            "by",
            "own",
            "leftOn",
            today(),
            "tag",
            tags.getFirst().code())
        .is(422)
        .says("data may still be on it");
  }

  @Test
  void a_school_sees_its_own_rooms_only() {
    var officer = visitor(Role.OFFICER);
    var mine = plan(officer, unique("Mine"));
    var others = unique("Other");
    var other = plan(officer, others);
    long school =
        jdbc.sql("select school from classrooms.classroom where classroom = ?")
            .param(mine)
            .query(Long.class)
            .single();
    var principal = visitor(Role.SCHOOL, school);
    principal.get("/classrooms/" + mine).is(200).says("Mine");
    principal.get("/classrooms/" + other).is(404);
    principal.get("/classrooms/" + other + "/agreement").is(404);
    assertThat(principal.get("/classrooms").is(200).text()).contains("Mine").doesNotContain(others);
    principal
        .post(
            "/classrooms/" + other + "/headcounts",
            "schoolYear",
            "2026-2027",
            "pupils",
            "3",
            "source",
            "VISIT")
        .is(404);
    principal.get("/classrooms/" + mine + "/reservation").is(403);
    principal.get("/").is(200).says("Loans that end");
    visitor(Role.DONOR).get("/classrooms").is(403);
  }

  @Test
  void of_two_who_want_the_same_thirty_one_gets_them() throws Exception {
    var tags = ready(30, unique("Wanted"));
    var officers = List.of(visitor(Role.OFFICER), visitor(Role.OFFICER));
    var rooms = new ArrayList<Long>();
    for (var officer : officers) rooms.add(plan(officer, unique("School")));
    var start = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(2)) {
      var answers = new ArrayList<java.util.concurrent.Future<Seen>>();
      for (int i = 0; i < 2; i++) {
        int who = i;
        answers.add(
            pool.submit(() -> {
              start.await();
              return officers
                  .get(who)
                  .post("/classrooms/" + rooms.get(who) + "/reservation", ticked(tags));
            }));
      }
      start.countDown();
      var seen = List.of(answers.get(0).get(), answers.get(1).get());
      assertThat(seen.stream().map(Seen::status).sorted()).containsExactly(200, 409);
      var refused = seen.stream().filter(one -> one.status() == 409).findFirst().orElseThrow();
      assertThat(refused.text()).contains("30 in all, were reserved by somebody else");
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(distinct classroom) from custody.devices
                     where tag = any(?) and stage = 'RESERVED'
                    """)
                .param(tags.stream().map(Tag::code).toArray(String[]::new))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_carrier_signs_and_the_same_form_twice_is_done_once() {
    var tags = ready(3, unique("Twice"));
    var carrier = partner(PartnerKind.CARRIER, "Carrier");
    var officer = visitor(Role.OFFICER);
    var room = plan(officer, unique("School"));
    sign(officer, room, today(), "school", "programme").is(200);
    officer.get("/classrooms/" + room + "/reservation");
    officer.post("/classrooms/" + room + "/reservation", ticked(tags)).is(200);
    var fields =
        Map.of(
            "_key",
            unique("key"),
            "by",
            "carrier",
            "carrier",
            Long.toString(carrier),
            "leftOn",
            today(),
            "tag",
            String.join(",", tags.stream().map(Tag::code).toList()),
            "giverName",
            "李明",
            "takerName",
            "司机",
            "seal",
            "A-17");
    var files =
        List.of(
            new Upload("giverScan", "a.png", "image/png", DOT),
            new Upload("takerScan", "b.png", "image/png", DOT));
    officer.upload("/classrooms/" + room + "/dispatch", fields, files).is(200);
    officer.upload("/classrooms/" + room + "/dispatch", fields, files).is(200);
    assertThat(custody.device(tags.getFirst()).holder()).isEqualTo(carrier);
    assertThat(custody.device(tags.getFirst()).facts()).isEqualTo(6);
    accept(officer, room, tags, today()).is(200);
    assertThat(custody.device(tags.getFirst()).holder()).isNotEqualTo(carrier);
  }

  @Test
  void the_api_reserves_sends_and_installs_by_the_same_rules() {
    var tag = ready(1, unique("Api")).getFirst();
    var officer = visitor(Role.OFFICER);
    var room = plan(officer, unique("School"));
    sign(officer, room, today(), "school", "programme").is(200);
    var api = api(Role.OFFICER);
    var facts = "/api/v1/devices/" + tag.code() + "/facts";
    api.post(facts, "{\"kind\":\"RESERVED\",\"detail\":{\"classroom\":" + room + "}}").is(201);
    api.post(facts, "{\"kind\":\"RELEASED\"}").is(201);
    api.post(facts, "{\"kind\":\"RESERVED\",\"detail\":{\"classroom\":" + room + "}}").is(201);
    api.post(facts, "{\"kind\":\"DISPATCHED\"}").is(201);
    var installed =
        api.post(facts, "{\"kind\":\"INSTALLED\",\"detail\":{\"giver\":\"李明\",\"taker\":\"王芳\"}}")
            .is(201);
    assertThat(installed.json().get("stage").asString()).isEqualTo("IN_CLASS");
  }
}
