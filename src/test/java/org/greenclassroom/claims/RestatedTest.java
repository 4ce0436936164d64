package org.greenclassroom.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Part;
import org.greenclassroom.method.Term;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A newer set of coefficients, parts out of the workshop, and a reckoning that is asked for. */
class RestatedTest extends Lent {
  @Autowired Method method;
  @Autowired Asking asking;
  @Autowired Running running;
  @Autowired List<RecurringTask<?>> tasks;

  @Test
  void a_used_row_is_told_anew_by_a_newer_set_only_when_somebody_asks_for_it() throws Exception {
    long room = room();
    lend(given(1, DeviceKind.LAPTOP), room, 500, 490);
    int year = day(490).getYear();
    try {
      load(file().replace("EMBODIED,132.2,182.3,315.2", "EMBODIED,132.2,180,315.2"));
      restate();
      var told = claims.totals(new Scope.OfClassroom(room), year);
      double lived = told.days() / 365.0 / 5;
      assertThat((double) told.gross()).isCloseTo(0.5 * 180_000 * lived, within(1.0));
      claims.use(fresh(), year, donor, "E-9");
      load(file().replace("EMBODIED,132.2,182.3,315.2", "EMBODIED,132.2,200,315.2"));
      reckon();
      assertThat(claims.totals(new Scope.OfClassroom(room), year))
          .as("what was told stays as it was told")
          .isEqualTo(told);
      restate();
      var anew = claims.totals(new Scope.OfClassroom(room), year);
      assertThat((double) anew.gross()).isCloseTo(0.5 * 200_000 * lived, within(1.0));
      assertThat(anew.days()).isEqualTo(told.days());
      assertThat(anew.useInduced()).isEqualTo(told.useInduced());
      // the old row, what takes it back, and the new one
      var rows =
          jdbc.sql(
                  """
                  select gross, reverses is not null as reversal from claims.claim
                   where donor = ? and year = ? and days <> 0 order by claim
                  """)
              .params(donor, year)
              .query((row, _) -> (row.getBoolean("reversal") ? "-" : "+") + row.getLong("gross"))
              .list();
      assertThat(rows).containsExactly("+" + told.gross(), "--" + told.gross(), "+" + anew.gross());
      restate();
      assertThat(
              jdbc.sql(
                      "select count(*) from claims.claim where donor = ? and year = ? and days <>"
                          + " 0")
                  .params(donor, year)
                  .query(Long.class)
                  .single())
          .as("told anew once")
          .isEqualTo(3);
    } finally {
      load(file());
    }
  }

  @Test
  void rows_of_several_sets_have_no_range_and_no_report_until_they_are_told_anew()
      throws Exception {
    lend(given(1, DeviceKind.LAPTOP), room(), 500, 490);
    int year = day(490).getYear();
    var mine = new Chosen(donor, null, null, year, year);
    try {
      reckon();
      claims.use(fresh(), year, donor, "E-10");
      long told = claims.setOf(mine).orElseThrow().set();
      load(file().replace("EMBODIED,132.2,182.3,315.2", "EMBODIED,132.2,181,315.2"));
      reckon();
      assertThat(claims.setOf(mine).orElseThrow().set())
          .as("what was told keeps its set")
          .isEqualTo(told)
          .isNotEqualTo(method.current().set());
      lend(given(1, DeviceKind.LAPTOP), room(), 500, 490);
      reckon();
      assertThatThrownBy(() -> claims.setOf(mine)).hasMessageContaining("claims.refusal.sets");
      assertThat(claims.sheet(year, today()).spread()).isNull();
      visitor(Role.OFFICER).get("/claims?year=" + year).is(200).says("several sets");
      restate();
      assertThat(claims.setOf(mine).orElseThrow().set()).isEqualTo(method.current().set());
      assertThat(Objects.requireNonNull(claims.sheet(year, today()).spread()).set())
          .isEqualTo(method.current().set());
    } finally {
      load(file());
    }
  }

  @Test
  void a_class_that_lacks_a_coefficient_is_named_and_never_zero() throws Exception {
    long room = room();
    var tablets = given(1, DeviceKind.TABLET);
    lend(tablets, room, 500, 490);
    lend(given(1, DeviceKind.LAPTOP), room, 500, 490);
    int year = day(490).getYear();
    try {
      load(file().replaceAll("(?m)^POWER_OLD\\.TABLET,.*\\R", ""));
      reckon();
      assertThat(claims.missing(year, 0, 100_000).rows())
          .anySatisfy(one -> {
            assertThat(one.tag()).isEqualTo(tablets.getFirst().code());
            assertThat(one.lacking()).isEqualTo("POWER_OLD.TABLET");
          });
      assertThat(
              jdbc.sql("select count(*) from claims.claim where classroom = ? and class = 'TABLET'")
                  .param(room)
                  .query(Long.class)
                  .single())
          .isZero();
      assertThat(claims.totals(new Scope.OfClassroom(room), year).devices()).isEqualTo(1);
      var officer = visitor(Role.OFFICER);
      officer.get("/claims?year=" + year).is(200).says("POWER_OLD.TABLET", "not counted, not zero");
      officer.get("/claims/years/" + year + "/uncounted").is(200).says("lacks POWER_OLD.TABLET");
      // without what every room needs, a set is refused by name
      var admin = visitor(Role.ADMINISTRATOR);
      admin.get("/method").is(200);
      upload(admin, file().replaceAll("(?m)^POWER_OLD\\.LAPTOP,.*\\R", ""))
          .is(422)
          .says("It lacks", "POWER_OLD.LAPTOP");
    } finally {
      load(file());
    }
    reckon();
    assertThat(claims.totals(new Scope.OfClassroom(room), year).devices()).isEqualTo(2);
  }

  @Test
  void a_new_part_fitted_at_the_bench_is_counted_once_and_a_used_one_never() {
    var tags = given(1, DeviceKind.LAPTOP);
    var others = given(1, DeviceKind.LAPTOP);
    lives.toRepair(tags, ago(20));
    lives.toRepair(others, ago(20));
    var technician = visitor(Role.TECHNICIAN);
    buy(technician, "MEMORY", "NEW");
    long memory = part();
    fit(technician, tags.getFirst(), memory);
    fit(technician, tags.getFirst(), buy(technician, "KEYBOARD", "NEW"));
    fit(technician, tags.getFirst(), buy(technician, "BATTERY", "USED"));
    // taken out again and put into another: it was made once
    technician.get("/repair/" + tags.getFirst().code());
    technician.post("/repair/" + tags.getFirst().code() + "/removals", "part", "" + memory).is(200);
    fit(technician, others.getFirst(), memory);
    claims.reckon(Occasion.of(Actor.HOUSE, clock.instant()), today().plusDays(1));
    double kilograms = of(Part.MEMORY) + of(Part.KEYBOARD);
    assertThat((double) parts()).isCloseTo(kilograms * 1_000, within(1.0));
    assertThat(
            jdbc.sql(
                    "select parts from claims.claim where donor = ? and parts <> '' order by"
                        + " device")
                .param(donor)
                .query(String.class)
                .list())
        .containsExactly("KEYBOARD:1,MEMORY:1");
  }

  private double of(Part part) {
    return method.current().of(Term.PART, part).orElseThrow().central().doubleValue();
  }

  private long parts() {
    return jdbc.sql("select sum(parts_new)::bigint from claims.claim where donor = ?")
        .param(donor)
        .query(Long.class)
        .single();
  }

  private long buy(Visitor technician, String kind, String source) {
    technician.get("/repair/parts").is(200);
    technician
        .post(
            "/repair/parts", "kind", kind, "source", source, "serial", unique("P").replace(" ", ""))
        .is(200);
    return part();
  }

  private long part() {
    return jdbc.sql("select max(part) from repair.parts").query(Long.class).single();
  }

  private static void fit(Visitor technician, Tag tag, long part) {
    technician.get("/repair/" + tag.code());
    technician.post("/repair/" + tag.code() + "/parts", "part", "" + part).is(200);
  }

  @Test
  void what_was_asked_for_where_no_clock_runs_is_done_by_whoever_reckons() {
    long errand = askedFor(Duration.ofMinutes(3));
    for (var task : tasks)
      if (task.getName().equals("reckon-claims-left")) task.execute(null, null);
    assertThat(
            jdbc.sql(
                    "select ended_at is not null and not failed from claims.errand where errand = ?")
                .param(errand)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void where_nobody_reckons_the_page_says_so_and_since_when() {
    long errand = askedFor(Duration.ZERO);
    try {
      // the house of these tests lives, and says so again at its next work
      var silent =
          IntStream.range(0, 20)
              .mapToObj(_ -> {
                jdbc.sql(
                        """
                        update frame.scheduled_task
                           set last_success = now() - interval '3 hours', last_failure = null, last_heartbeat = null
                         where task_instance = 'recurring'
                        """)
                    .update();
                return visitor(Role.OFFICER).get("/claims").is(200).text();
              })
              .filter(text -> text.contains("has given a sign of life since"))
              .findFirst();
      assertThat(silent).isPresent();
    } finally {
      jdbc.sql("update claims.errand set ended_at = now(), failed = true where errand = ?")
          .param(errand)
          .update();
    }
    var now = clock.instant();
    jdbc.sql(
            """
            update frame.scheduled_task set last_success = ? where task_name = 'reckon-claims'
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    assertThat(asking.silentSince(now)).isEmpty();
    assertThat(asking.silentSince(now.plus(Duration.ofDays(1)))).isPresent();
  }

  /** As a node that only shows pages leaves it: a row, and nothing else. */
  private long askedFor(Duration ago) {
    jdbc.sql("update claims.errand set ended_at = now(), written = 0 where ended_at is null")
        .update();
    return jdbc.sql(
            """
            insert into claims.errand (key, restate, until, asked_at, asked_by)
            values (gen_random_uuid(), false, ?, ?, ?) returning errand
            """)
        .params(
            today(), clock.instant().minus(ago).atOffset(ZoneOffset.UTC), officer.actor().account())
        .query(Long.class)
        .single();
  }

  @Test
  void a_reckoning_that_is_asked_for_twice_is_done_once_and_the_page_says_so() throws Exception {
    lend(given(1, DeviceKind.LAPTOP), room(), 500, 490);
    long before =
        jdbc.sql("select coalesce(max(errand), 0) from claims.errand").query(Long.class).single();
    var one = fresh();
    asking.ask(one, false);
    asking.ask(one, false);
    var errand = asking.last().orElseThrow();
    assertThat(errand.errand()).isGreaterThan(before);
    running.run(errand.errand()); // the house does it, too: whoever comes second does nothing
    running.run(errand.errand());
    var done = asking.last().orElseThrow();
    assertThat(done.errand()).isEqualTo(errand.errand());
    assertThat(done.isOpen()).isFalse();
    assertThat(done.failed()).isFalse();
    assertThat(done.written()).isNotNull();
    assertThat(
            jdbc.sql(
                    "select count(*) from claims.reckoning where reckoned_by = ? and reckoned_at >="
                        + " ?")
                .params(one.actor().account(), one.now().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single())
        .isEqualTo(1);
    var page = visitor(Role.OFFICER);
    page.get("/claims").is(200).says("The reckoning that was asked for on", "is done");
    // a quick house has done it before the page is shown
    page.post("/claims/reckonings").is(200).says("It is asked for", "asked for on");
    var until = Instant.now().plus(Duration.ofMinutes(2));
    while (asking.last().orElseThrow().isOpen() && Instant.now().isBefore(until)) Thread.sleep(50);
    page.get("/claims").is(200).says("is done. Nothing changed");
    visitor(Role.AUDITOR).post("/claims/reckonings").is(403);
  }

  private void restate() {
    claims.restate(Occasion.of(Actor.HOUSE, clock.instant()), today());
  }

  private static String file() throws Exception {
    try (var in = Method.class.getResourceAsStream("/method/coefficients-2026.1.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void load(String csv) {
    var admin = visitor(Role.ADMINISTRATOR);
    admin.get("/method").is(200);
    upload(admin, csv).is(200).says("holds now");
  }

  /** Numbers that no other test loads, and too near the old ones to move another test's result. */
  private Visitor.Seen upload(Visitor admin, String csv) {
    var version = "r" + unique();
    return admin.upload(
        "/method/sets",
        Map.of("version", version),
        List.of(
            new Visitor.Upload(
                "file",
                "c.csv",
                "text/csv",
                csv.replace(
                        "HOURS,300,600,1000", "HOURS,300,600.000" + version.substring(1) + ",1000")
                    .getBytes(StandardCharsets.UTF_8))));
  }
}
