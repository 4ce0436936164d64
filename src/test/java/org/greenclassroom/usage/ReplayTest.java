package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes in whatever order, by whomever, however often: the database is the same. Giga's
 * server failed a replay as a whole and said that the school did not exist.
 */
class ReplayTest extends Speaking {
  private static final int PIECES = 12;
  private static final int TIMES = 10;

  /** All that a room knows, without when and in which piece it came. */
  private static final List<String> ALL =
      List.of(
          """
          select 'day ' || (d.device - :first) || ' ' || d.day || ' ' || d.shift || ' r' || d.revision || ' '
                 || d.on_min || '/' || d.active_min || ' ' || d.starts || ' ' || d.sessions || ' ' || d.sees_use
                 || ' ' || d.quality || ' ' || d.source || ' ' || d.disk || ' ' || d.version
            from usage.day d where d.classroom = :room
          """,
          """
          select 'stray ' || (device - :first) || ' ' || said || ' ' || month || ' r' || revision || ' ' || on_min
                 || '/' || active_min || ' ' || quality || ' ' || source
            from usage.stray where classroom = :room
          """,
          """
          select 'latest ' || (device - :first) || ' ' || coalesce(last_day::text, '-') || ' ' || coalesce(source, '-')
                 || ' ' || coalesce(last_minutes_day::text, '-') || ' ' || coalesce(last_active_day::text, '-')
                 || ' ' || coalesce(disk, '-')
            from usage.device where classroom = :room
          """,
          """
          select 'flag ' || (f.device - :first) || ' ' || f.flag || ' ' || f.day
            from usage.flag f join usage.device d using (device) where d.classroom = :room
          """,
          """
          select 'room ' || last_day || ' ' || last_minutes_day from usage.room where classroom = :room
          """);

  /** Sums as they are kept. */
  private static final List<String> KEPT =
      List.of(
          """
          select 'day ' || day || ' ' || on_min || ' ' || active_min || ' ' || judged_min || ' ' || starts || ' '
                 || devices || ' ' || used || ' ' || seen
            from usage.room_day where classroom = :room
          """,
          """
          select 'device ' || week || ' ' || device || ' ' || on_min || ' ' || active_min || ' ' || days || ' ' || seen
            from usage.device_week where classroom = :room
          """,
          """
          select 'week ' || week || ' ' || on_min || ' ' || active_min || ' ' || judged_min || ' ' || starts || ' '
                 || devices || ' ' || used || ' ' || seen || ' ' || device_days
            from usage.room_week where classroom = :room
          """,
          """
          select 'month ' || month || ' ' || on_min || ' ' || active_min || ' ' || judged_min || ' ' || device_days
                 || ' ' || stray_on || ' ' || stray_active || ' ' || stray_judged
            from usage.room_month where classroom = :room
          """);

  /** The same, reckoned anew from the rows. */
  private static final List<String> RECKONED =
      List.of(
          """
          select 'day ' || day || ' ' || sum(on_min) || ' ' || sum(active_min) || ' '
                 || coalesce(sum(on_min) filter (where sees_use), 0) || ' ' || sum(starts) || ' '
                 || count(*) filter (where quality <> 'CONTACT_ONLY') || ' '
                 || count(*) filter (where active_min > 0) || ' ' || count(*)
            from usage.day where classroom = :room group by day
          """,
          """
          select 'device ' || date_trunc('week', day)::date || ' ' || device || ' ' || sum(on_min) || ' '
                 || sum(active_min) || ' ' || count(*) filter (where quality <> 'CONTACT_ONLY') || ' ' || count(*)
            from usage.day where classroom = :room group by date_trunc('week', day), device
          """,
          """
          select 'week ' || date_trunc('week', day)::date || ' ' || sum(on_min) || ' ' || sum(active_min) || ' '
                 || coalesce(sum(on_min) filter (where sees_use), 0) || ' ' || sum(starts) || ' '
                 || count(distinct device) filter (where quality <> 'CONTACT_ONLY') || ' '
                 || count(distinct device) filter (where active_min > 0) || ' ' || count(distinct device) || ' '
                 || count(*) filter (where quality <> 'CONTACT_ONLY')
            from usage.day where classroom = :room group by date_trunc('week', day)
          """,
          """
          select 'month ' || month || ' ' || coalesce(sum(on_min) filter (where placed), 0) || ' '
                 || coalesce(sum(active_min) filter (where placed), 0) || ' '
                 || coalesce(sum(on_min) filter (where placed and sees_use), 0) || ' '
                 || count(*) filter (where placed and quality <> 'CONTACT_ONLY') || ' '
                 || coalesce(sum(on_min) filter (where not placed), 0) || ' '
                 || coalesce(sum(active_min) filter (where not placed), 0) || ' '
                 || coalesce(sum(on_min) filter (where not placed and sees_use), 0)
            from (select date_trunc('month', day)::date as month, on_min::int, active_min::int, sees_use, quality,
                         true as placed
                    from usage.day where classroom = :room
                  union all
                  select month, on_min, active_min, sees_use, quality, false
                    from usage.stray where classroom = :room and quality <> 'CLOCK_BAD') d
           group by month
          """);

  private List<String> asked(Room room, List<String> questions) {
    var all = new ArrayList<String>();
    for (var question : questions) {
      var asked = jdbc.sql(question).param("room", room.room());
      if (question.contains(":first")) asked = asked.param("first", room.devices().getFirst());
      all.addAll(asked.query(String.class).list());
    }
    Collections.sort(all);
    return all;
  }

  /**
   * Pieces that overlap, of days in several revisions, some with a wrong clock, some lines twice.
   */
  private List<List<Told>> pieces(Random random) {
    var pieces = new ArrayList<List<Told>>();
    var first = today().minusDays(20);
    for (int n = 0; n < PIECES; n++) {
      var told = new ArrayList<Told>();
      for (int day = 0; day < 20; day++) {
        if (random.nextInt(3) == 0) continue;
        int revision = 1 + random.nextInt(4);
        // a day only ever grows: its revision says how far it had come
        told.add(
            new Told(
                first.plusDays(day),
                revision,
                revision * 100 + day,
                day % 7 == 0 ? null : day % 5 == 0 ? 0 : revision * 10,
                revision,
                0,
                null,
                day % 11 == 0 ? "FAILING" : "OK"));
      }
      if (random.nextBoolean())
        told.add(Told.of(java.time.LocalDate.of(2009, 1, 1 + random.nextInt(3)), 1, 50, 5));
      if (random.nextInt(3) == 0)
        told.add(
            new Told(
                today().withDayOfMonth(1).minusMonths(1),
                1 + random.nextInt(2),
                5_000,
                900,
                9,
                0,
                "MONTH",
                null));
      if (random.nextBoolean()) told.add(told.get(random.nextInt(told.size())));
      Collections.shuffle(told, random);
      pieces.add(told);
    }
    return pieces;
  }

  /**
   * All pieces of a room: by the computers themselves and by their collector, clocks off by a day.
   */
  private List<Callable<Answer>> sendings(Room room, long seed) throws Exception {
    var random = new Random(seed);
    var agents = enrolled(room);
    var collector = collector(room);
    var all = new ArrayList<Callable<Answer>>();
    int sequence = 0;
    for (var told : pieces(random)) {
      var agent = agents.get(random.nextInt(agents.size()));
      if (random.nextBoolean()) {
        var piece = piece(sender(agent, null, "", told));
        all.add(() -> put(piece));
      } else {
        var other = agents.get(random.nextInt(agents.size()));
        int skew = random.nextInt(4) == 0 ? 20 * 3600 : 0;
        var piece =
            piece(
                collector,
                ++sequence,
                sender(agent, skew, "", told),
                sender(other, 0, "", told.subList(0, told.size() / 2)));
        all.add(() -> put(collector, piece));
      }
    }
    return all;
  }

  private static void inOrder(List<Callable<Answer>> sendings) throws Exception {
    for (var sending : sendings) sending.call().is(200);
  }

  /** Two clients, who send the same at the same time. */
  private static void atOnce(List<Callable<Answer>> sendings, Random random) throws Exception {
    try (var clients = Executors.newFixedThreadPool(2)) {
      var both = new ArrayList<Callable<Void>>();
      for (int client = 0; client < 2; client++) {
        var own = new ArrayList<>(sendings);
        Collections.shuffle(own, random);
        both.add(() -> {
          inOrder(own);
          return null;
        });
      }
      for (var done : clients.invokeAll(both)) done.get();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 2026})
  void ten_times_in_any_order_is_once(long seed) throws Exception {
    var once = room(3);
    inOrder(sendings(once, seed));
    var expected = asked(once, ALL);
    assertThat(expected).hasSizeGreaterThan(30);
    assertThat(asked(once, KEPT)).as("seed " + seed).isEqualTo(sorted(asked(once, RECKONED)));

    var often = room(3);
    var random = new Random(seed + 1);
    var sendings = sendings(often, seed);
    for (int time = 0; time < TIMES / 2; time++) atOnce(sendings, random);
    assertThat(asked(often, ALL)).as("seed " + seed).isEqualTo(expected);
    assertThat(asked(often, KEPT)).as("seed " + seed).isEqualTo(asked(often, RECKONED));
  }

  /** As PostgreSQL 18 writes days, and as older ones do. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_row_that_moves_to_another_room_takes_its_sums_along(boolean answersWithOld) {
    var days = new DayTable(jdbc, () -> answersWithOld);
    var from = room(1);
    var to = room(1);
    var agent = enrolled(from.tags().getFirst());
    var day = today().minusDays(1);
    put(piece(sender(agent, Told.of(day, 1, 100, 10)))).is(200);
    var stood = new HashMap<Long, List<String>>();
    stood.put(from.room(), asked(from, KEPT));
    assertThat(stood.get(from.room())).isNotEmpty();
    var moved = List.of(moved(agent, to, day));
    days.hold(moved);
    assertThat(days.merge(moved)).containsExactly(new DayTable.Written(0, Outcome.ACCEPTED, false));
    assertThat(days.merge(moved))
        .as("the same once more")
        .containsExactly(new DayTable.Written(0, Outcome.DUPLICATE, false));
    assertThat(asked(to, KEPT)).isEqualTo(asked(to, RECKONED));
    assertThat(asked(from, KEPT)).filteredOn(line -> line.startsWith("week")).hasSize(1);
    assertThat(asked(from, KEPT))
        .filteredOn(line -> line.startsWith("week"))
        .allMatch(line -> line.endsWith(" 0 0 0 0 0 0 0 0"));
  }

  private Day moved(Agent agent, Room to, java.time.LocalDate day) {
    return new Day(
        0,
        agent.device(),
        to.room(),
        new Placing(Quality.GOOD, day, 0),
        new Minutes(day, 2, 200, 20, 1, 1, 0, false, false, null),
        "1.0.0",
        Source.AGENT,
        0);
  }

  private static List<String> sorted(List<String> lines) {
    var sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    return sorted;
  }
}
