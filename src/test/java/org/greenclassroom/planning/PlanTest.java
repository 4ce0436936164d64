package org.greenclassroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.greenclassroom.Api;
import org.greenclassroom.House;
import org.greenclassroom.Visitor;
import org.greenclassroom.Visitor.Seen;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.ReadyDevices;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan from asking to the book, through the real pages. */
class PlanTest extends House {
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Solving solving;
  @Autowired PlanTable plans;

  private List<Tag> ready(int count, String model) {
    var officer = occasion(Role.OFFICER);
    return ReadyDevices.ready(
        custody,
        occasion(Role.TECHNICIAN),
        partners.record(officer, unique("Donor"), EnumSet.of(PartnerKind.DONOR), "CN", null),
        count,
        model,
        clock.instant());
  }

  /** A room that matters more than whatever other tests left. */
  private long room(Visitor officer, String school, int seats, String... need) {
    return roomIn(officer, "CN", school, seats, need);
  }

  private long roomIn(Visitor officer, String territory, String school, int seats, String... need) {
    officer.get("/classrooms/new").is(200);
    long room =
        officer
            .post(
                "/classrooms",
                "schoolName",
                unique(school),
                "territory",
                territory,
                "name",
                "机房",
                "seats",
                String.valueOf(seats),
                "kind",
                "LAPTOP")
            .is(200)
            .id();
    var fields = new ArrayList<>(Arrays.asList(need));
    if (!fields.contains("priority")) fields.addAll(List.of("priority", "1000"));
    fields.addAll(List.of("children", "20000"));
    officer.get("/classrooms/" + room + "/need");
    officer.post("/classrooms/" + room + "/need", fields.toArray(String[]::new)).is(200);
    return room;
  }

  private long plan(Visitor officer, String... fields) {
    officer.get("/plans").is(200);
    return done(officer, officer.post("/plans", fields).is(200).id());
  }

  private static long done(Visitor officer, long plan) {
    for (int wait = 0; wait < 400; wait++) {
      if (officer.get("/plans/" + plan).is(200).body().contains("plain gets")
          || officer.get("/plans/" + plan).body().contains("id=\"rooms\"")) return plan;
      pause();
    }
    throw new AssertionError("plan " + plan + " is not done");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private int given(long plan, long room) {
    return jdbc.sql("select given from planning.wish where plan = ? and classroom = ?")
        .params(plan, room)
        .query(Integer.class)
        .single();
  }

  private int reserved(long room) {
    return jdbc.sql(
            "select count(*) from custody.devices where classroom = ? and stage = 'RESERVED'")
        .param(room)
        .query(Integer.class)
        .single();
  }

  private Seen decide(Visitor officer, long plan, long room, String... fields) {
    officer.get("/plans/" + plan + "/rooms/" + room).is(200);
    return officer.post("/plans/" + plan + "/rooms/" + room + "/decision", fields);
  }

  @Test
  void a_plan_is_made_changed_by_a_person_who_learns_the_cost_and_confirmed_into_the_book() {
    var officer = visitor(Role.OFFICER);
    var model = unique("Latitude 7480");
    ready(24, model);
    long near = room(officer, "云岭希望小学", 20, "spares", "2", "teacher", "true");
    long other = room(officer, "河湾小学", 20, "priority", "500");

    long first = plan(officer);
    assertThat(given(first, near)).isEqualTo(23);
    assertThat(officer.get("/plans/" + first).body()).contains("/plans/" + first + "/confirmation");
    assertThat(visitor(Role.AUDITOR).get("/plans/" + first).is(200).body())
        .doesNotContain("/confirmation");
    officer
        .get("/plans/" + first)
        .says("waits for confirmation", "23 of 23", "of the best that could be at all");
    officer.get("/classrooms/" + near).says("gives it 23 of 23; not confirmed yet");
    officer.get("/").says("A plan waits for confirmation");
    visitor(Role.OFFICER).speaking("zh").get("/plans/" + first).says("等待确认", "权衡的规则");
    visitor(Role.OFFICER).speaking("fr").get("/plans/" + first).says("attend confirmation");

    // a person says: nothing for the first, and the page says what that costs
    var answer = decide(officer, first, near, "decision", "NOTHING").is(200);
    assertThat(answer.path()).isNotEqualTo("/plans/" + first);
    long second = done(officer, answer.id());
    assertThat(given(second, near)).isZero();
    assertThat(given(second, other)).isEqualTo(20);
    officer
        .get("/plans/" + second)
        .says("What people decided", "Nothing this time.", "points; without it the plan would");
    officer.get("/plans/" + second + "/rooms/" + near).says("Somebody decided");
    // the first version stands as it was
    assertThat(given(first, near)).isEqualTo(23);

    // exactly so many, and one model only
    var page = officer.get("/plans/" + second + "/rooms/" + near).body();
    var field =
        Pattern.compile("name=\"(pieces-\\d+)\"")
            .matcher(page.substring(page.lastIndexOf("Dell " + model)));
    assertThat(field.find()).isTrue();
    decide(officer, second, near, "decision", "THESE", field.group(1), "5")
        .is(422)
        .says("at least 12");
    decide(officer, second, near, "decision", "THESE", field.group(1), "30")
        .is(422)
        .says("lacks 23");
    decide(officer, second, near, "decision", "THESE", field.group(1), "many").is(422);
    decide(officer, second, near, "decision", "ONLY").is(422).says("Choose the model");
    long third =
        done(
            officer,
            decide(officer, second, near, "decision", "THESE", field.group(1), "12").is(200).id());
    assertThat(given(third, near)).isEqualTo(12);
    long fourth =
        done(
            officer,
            decide(
                    officer,
                    third,
                    other,
                    "decision",
                    "ONLY",
                    "model",
                    ("Dell " + model).toLowerCase())
                .is(200)
                .id());
    assertThat(given(fourth, near)).isEqualTo(12);
    assertThat(given(fourth, other)).isEqualTo(12);
    long fifth = done(officer, decide(officer, fourth, near, "decision", "KEEP").is(200).id());
    long sixth = done(officer, decide(officer, fifth, near, "decision", "FREE").is(200).id());
    assertThat(given(sixth, near)).isEqualTo(23);
    assertThat(new String(officer.get("/plans/" + fifth + "/devices.csv").is(200).bytes()))
        .contains("classroom,school,room,tag", model);
    assertThat(officer.get("/plans/" + fifth + "/devices.xlsx").is(200).bytes()).isNotEmpty();

    officer.get("/plans/" + fifth);
    long again = done(officer, officer.post("/plans/" + fifth + "/versions").is(200).id());
    officer.get("/plans/" + again);
    officer.post("/plans/" + again + "/confirmation").is(200).says("reserved. The rooms say which");
    assertThat(reserved(near)).isEqualTo(12);
    assertThat(reserved(other)).isEqualTo(12);
    officer.get("/plans/" + again).says("confirmed");
    officer.get("/classrooms/" + near).says("confirmed, gave it 12 of 23");
    officer.get("/plans/" + again);
    officer.post("/plans/" + again + "/confirmation").is(409).says("was confirmed already");
    // an older version promises what is gone by now: nothing is reserved, and which is said
    officer.get("/plans/" + sixth);
    officer
        .post("/plans/" + sixth + "/confirmation")
        .is(409)
        .says("Nothing was reserved", "Plan again");
    assertThat(reserved(near)).isEqualTo(12);
  }

  @Test
  void a_school_that_gets_nothing_is_told_why_and_no_border_is_crossed() {
    var officer = visitor(Role.OFFICER);
    ready(10, unique("ProBook"));
    long memory = room(officer, "要内存的学校", 10, "gigabytes", "512");
    long processor = room(officer, "要处理器的学校", 10, "tier", "9", "generation", "30");
    long heard = room(officer, "启明学校", 10, "feature", "SCREEN_READER");
    long large = room(officer, "大屏学校", 10, "feature", "LARGE_SCREEN");
    long supported = room(officer, "长期学校", 10, "supported", "true");
    long later =
        room(officer, "明年的学校", 10, "wantedFrom", "2099-09-01", "wantedUntil", "2099-10-01");
    long past = room(officer, "去年的学校", 10, "wantedUntil", "2020-10-01");
    long many = room(officer, "很大的学校", 500, "priority", "1");
    long hongKong = roomIn(officer, "HK", "Harbour School", 10);

    long plan = plan(officer);
    for (long room : List.of(memory, processor, heard, large, supported, later, past, hongKong))
      assertThat(given(plan, room)).isZero();
    says(officer, plan, memory, "memory unknown");
    says(officer, plan, processor, "processor unknown");
    says(officer, plan, heard, "sound not tried");
    says(officer, plan, large, "size of screen unknown");
    says(officer, plan, supported, "end of support unknown");
    says(officer, plan, later, "outside the days");
    says(officer, plan, past, "outside the days");
    says(officer, plan, hongKong, "other customs territories only");
    officer.get("/plans/" + plan + "?which=NONE").says("other customs territories only");
    officer.get("/plans/" + plan + "?after=1000-" + hongKong).is(200);
    officer.get("/plans/" + plan + "?after=x").is(404);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from planning.given g join planning.stock s using (plan, grp)
                      join planning.wish w using (plan, classroom) where s.territory <> w.territory
                    """)
                .query(Long.class)
                .single())
        .isZero();
    // a person cannot make it cross either
    decide(officer, plan, hongKong, "decision", "KEEP").is(200);
    visitor(Role.TECHNICIAN).get("/plans/" + plan).is(403);
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/plans/" + plan).is(200);
    officer.get("/plans/999999").is(404);
    officer.get("/plans/" + plan + "/rooms/999999").is(404);
  }

  private static void says(Visitor officer, long plan, long room, String words) {
    officer.get("/plans/" + plan + "/rooms/" + room).is(200).says(words);
  }

  @Test
  void of_two_who_confirm_at_once_one_wins_and_no_device_is_reserved_twice() throws Exception {
    var officer = visitor(Role.OFFICER);
    ready(8, unique("EliteBook"));
    long room = room(officer, "两人同时的学校", 8);
    long plan = plan(officer);
    var api = api(Role.OFFICER);
    Callable<Integer> confirm =
        () -> api.post("/api/v1/plans/" + plan + "/confirmation", "{}").status();
    try (var both = Executors.newFixedThreadPool(2)) {
      var statuses = new ArrayList<Integer>();
      for (var answer : both.invokeAll(List.of(confirm, confirm))) statuses.add(answer.get());
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }
    assertThat(reserved(room)).isEqualTo(8);
  }

  @Test
  void one_device_that_is_gone_stops_the_whole_confirmation_and_is_named() {
    var officer = visitor(Role.OFFICER);
    ready(6, unique("ThinkPad"));
    long room = room(officer, "少一台的学校", 6);
    long plan = plan(officer);
    var picked =
        jdbc.sql(
                "select d.tag from planning.pick k join custody.devices d using (device) where"
                    + " k.plan = ? and k.classroom = ? order by d.tag")
            .params(plan, room)
            .query(String.class)
            .list();
    var gone = Tag.parse(picked.getFirst());
    custody.write(
        occasion(Role.TECHNICIAN),
        List.of(gone),
        Entry.of(new Fact.Condemned(Fact.Condemned.Why.BROKEN), clock.instant()));
    officer.get("/plans/" + plan);
    officer
        .post("/plans/" + plan + "/confirmation")
        .is(409)
        .says(gone.printed(), "Nothing was reserved");
    assertThat(reserved(room)).isZero();
    assertThat(custody.device(Tag.parse(picked.getLast())).stage()).isEqualTo(Stage.READY);
    officer.get("/plans/" + plan);
    long next = done(officer, officer.post("/plans/" + plan + "/versions").is(200).id());
    assertThat(
            jdbc.sql(
                    "select count(*) from planning.pick join custody.devices using (device) where"
                        + " plan = ? and tag = ?")
                .params(next, gone.code())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(given(next, room)).isGreaterThanOrEqualTo(5);
  }

  /** Four thousand with {@code -Dplanned=4000}; fewer in the daily run. */
  @Test
  void many_rooms_are_confirmed_in_one_go() {
    int devices = Integer.getInteger("planned", 300);
    int rooms = devices / 30;
    var officer = occasion(Role.OFFICER);
    for (int fleet = 0; fleet < devices; fleet += 100) ready(100, unique("Fleet"));
    long school =
        partners.record(officer, unique("大校"), EnumSet.of(PartnerKind.SCHOOL), "CN", null);
    var mine = new ArrayList<Long>();
    for (int room = 0; room < rooms; room++) {
      var planned = Occasion.of(officer.actor(), clock.instant());
      mine.add(
          classrooms.plan(
              planned,
              new Classrooms.Wanted(school, null, "机房 " + room, 30, DeviceKind.LAPTOP, false)));
    }
    var visitor = visitor(Role.OFFICER);
    long plan = plan(visitor);
    int given = mine.stream().mapToInt(room -> given(plan, room)).sum();
    visitor.get("/plans/" + plan);
    long began = System.nanoTime();
    visitor.post("/plans/" + plan + "/confirmation").is(200);
    System.out.printf(
        "confirmed a plan of %d in %.1f s%n", given, (System.nanoTime() - began) / 1e9);
    assertThat(mine.stream().mapToInt(this::reserved).sum()).isEqualTo(given);
    // rooms that other tests left without computers may be served before these
    assertThat(
            jdbc.sql("select count(*) from planning.pick where plan = ?")
                .param(plan)
                .query(Integer.class)
                .single())
        .isGreaterThan(devices / 2);
  }

  @Test
  void a_program_asks_reads_and_confirms_and_the_same_key_does_it_once() {
    var officer = visitor(Role.OFFICER);
    ready(4, unique("XPS"));
    long room = room(officer, "程序的学校", 4);
    Api api = api(Role.OFFICER);
    var key = unique("key");
    long plan =
        api.post("/api/v1/plans?withExpected=true", "{}", key).is(202).json().get("plan").asLong();
    assertThat(api.post("/api/v1/plans?withExpected=true", "{}", key).json().get("plan").asLong())
        .isEqualTo(plan);
    done(officer, plan);
    var read = api(Role.AUDITOR).get("/api/v1/plans/" + plan).is(200).json();
    assertThat(read.get("state").asString()).isEqualTo("DONE");
    assertThat(read.get("value").asLong()).isLessThanOrEqualTo(read.get("bound").asLong());
    assertThat(read.get("rooms").toString()).contains("\"classroom\":" + room);
    api(Role.AUDITOR).post("/api/v1/plans/" + plan + "/confirmation", "{}").is(403);
    var confirm = unique("key");
    api.post("/api/v1/plans/" + plan + "/confirmation", "{}", confirm).is(200);
    api.post("/api/v1/plans/" + plan + "/confirmation", "{}", confirm).is(200);
    assertThat(reserved(room)).isEqualTo(4);
    api.get("/api/v1/plans/999999").is(404);
  }

  @Test
  void a_node_that_is_told_to_stop_leaves_the_plan_to_the_next() {
    var officer = visitor(Role.OFFICER);
    ready(6, unique("Latitude 5490"));
    room(officer, "断电的学校", 6);
    long plan =
        plans.insert(
            java.util.UUID.randomUUID(),
            null,
            false,
            clock.instant(),
            actor(Role.OFFICER, 1).account(),
            Tariff.NOW);
    Thread.currentThread().interrupt();
    try {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> solving.solve(plan))
          .isInstanceOf(java.util.concurrent.CancellationException.class);
    } finally {
      Thread.interrupted();
    }
    assertThat(plans.plan(plan).orElseThrow())
        .matches(left -> left.beganAt() != null && left.endedAt() == null && !left.failed());
    solving.solve(plan);
    assertThat(plans.plan(plan).orElseThrow())
        .matches(done -> done.endedAt() != null && !done.failed());
  }

  @Test
  void a_plan_whose_worker_died_is_said_to_be_interrupted_and_worked_out_by_the_next() {
    var officer = visitor(Role.OFFICER);
    long plan =
        plans.insert(
            java.util.UUID.randomUUID(),
            null,
            true,
            clock.instant(),
            actor(Role.OFFICER, 1).account(),
            Tariff.NOW);
    officer.get("/plans/" + plan).says("waits its turn", "You may leave this page");
    plans.begin(plan, Instant.now().minusSeconds(600), 10);
    officer.get("/plans/" + plan).says("interrupted");
    officer.get("/plans/" + plan);
    officer.post("/plans/" + plan + "/confirmation").is(422).says("not done yet");
    solving.solve(plan);
    solving.solve(plan);
    officer.get("/plans/" + plan).says("expected machines count");
    assertThat(officer.get("/plans").is(200).body()).contains("/plans/" + plan);
    // what is done cannot be changed, whoever tries
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> plans.fail(plan, clock.instant()))
        .hasMessageContaining("never changed");
    long failed =
        plans.insert(
            java.util.UUID.randomUUID(),
            null,
            false,
            clock.instant(),
            actor(Role.OFFICER, 1).account(),
            Tariff.NOW);
    plans.fail(failed, clock.instant());
    officer.get("/plans/" + failed).says("could not be worked out");
  }
}
