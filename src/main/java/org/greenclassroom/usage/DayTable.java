package org.greenclassroom.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.function.SingletonSupplier;

/** The days and all their sums: whoever writes one writes the other in the same statement. */
@Repository
class DayTable {
  private final JdbcClient jdbc;
  private final Supplier<Boolean> answersWithOld;

  @Autowired
  DayTable(JdbcClient jdbc) {
    this(
        jdbc,
        SingletonSupplier.of(() ->
            jdbc.sql("select current_setting('server_version_num')::int >= 180000")
                .query(Boolean.class)
                .single()));
  }

  /**
   * Over a database of some age.
   *
   * @param answersWithOld whether it knows "returning old"
   */
  DayTable(JdbcClient jdbc, Supplier<Boolean> answersWithOld) {
    this.jdbc = jdbc;
    this.answersWithOld = answersWithOld;
  }

  /** Makes sure that there is a place for the days of these months; see the migration. */
  void makeMonths(Collection<LocalDate> firsts) {
    jdbc.sql("select usage.make_month(m::date) from unnest(?::text[]) m")
        .param(firsts.stream().sorted().map(LocalDate::toString).toArray(String[]::new))
        .query((_, _) -> true)
        .list();
  }

  /**
   * What became of one row.
   *
   * @param contradicts what was said before under the same name: two computers speak
   */
  record Written(int n, Outcome outcome, boolean contradicts) {}

  /**
   * Makes sure that these computers are known, and holds them until the end: days of one computer
   * are written by one at a time. In their order, so that no two wait for each other.
   */
  void hold(List<Day> days) {
    var devices = days.stream().mapToLong(Day::device).distinct().sorted().toArray();
    if (held(devices) == devices.length) return;
    jdbc.sql(
            """
            insert into usage.device (device, classroom)
            select distinct on (d.device) d.device, d.classroom
              from unnest(?::bigint[], ?::bigint[]) d(device, classroom)
             order by d.device
            on conflict (device) do nothing
            """)
        .params(longs(days, Day::device), longs(days, Day::classroom))
        .update();
    held(devices);
  }

  /** How many of these are known, each held from now on. */
  private int held(long[] devices) {
    return jdbc.sql(
            """
            select count(*) from (
              select from usage.device where device = any(?::bigint[]) order by device
                 for no key update) d
            """)
        .param(devices)
        .query(Integer.class)
        .single();
  }

  /**
   * Until the end of the transaction the planner looks rows up by their index. A month begins
   * empty, plans are kept while a connection lives, and one that was made for an empty month reads
   * all of it for every computer when it has filled. For the same reason what is looked up for each
   * row stands in a subquery of its own ("offset 0"), which no plan turns round.
   */
  void lookUp() {
    jdbc.sql("select set_config('enable_seqscan', 'off', true)")
        .query((row, _) -> row.getString(1))
        .single();
  }

  /**
   * Merges days: for each computer and day the highest revision stays, and every sum moves by the
   * difference. Its computers must be held.
   *
   * <p>One statement writes the days and all sums, because rows travel once; each table's rows are
   * touched in their order. A row that changes nothing is looked up afterwards.
   */
  List<Written> merge(List<Day> days) {
    var best = new HashMap<Key, Day>();
    for (var day : days) best.merge(Key.of(day), day, DayTable::better);
    var sent = best.values().stream().sorted(IN_ORDER).toList();
    var met = new HashMap<Key, Written>();
    jdbc.sql((answersWithOld.get() ? CHANGED : CHANGED_BEFORE_18) + SUMS)
        .param("device", longs(sent, Day::device))
        .param("classroom", longs(sent, Day::classroom))
        .param("batch", longs(sent, Day::batch))
        .param("day", ints(sent, DayTable::number))
        .param("shift", ints(sent, day -> day.placing().shift()))
        .param("revision", ints(sent, day -> day.told().revision()))
        .param("on_min", ints(sent, day -> day.told().on()))
        .param("active_min", ints(sent, Day::active))
        .param("starts", ints(sent, day -> day.told().starts()))
        .param("sessions", ints(sent, day -> day.told().sessions()))
        .param("start_no", ints(sent, day -> day.told().startNo()))
        .param("sees_use", flags(sent, day -> day.told().active() != null))
        .param("quality", texts(sent, day -> day.placing().quality().name()))
        .param("source", texts(sent, day -> day.source().name()))
        .param("disk", texts(sent, Day::disk))
        .param("version", texts(sent, Day::version))
        .param("first", first(sent))
        .param("last", last(sent))
        .query((row, _) -> met.put(Key.of(row), written(row)))
        .list();
    var left = sent.stream().filter(day -> !met.containsKey(Key.of(day))).toList();
    if (!left.isEmpty()) stood(left, met);
    return days.stream().map(day -> became(day, best, met)).toList();
  }

  /** Which of two rows of one computer and day stays, whichever came first. */
  private static Day better(Day a, Day b) {
    int revisions = Integer.compare(a.told().revision(), b.told().revision());
    if (revisions != 0) return revisions > 0 ? a : b;
    return b.source().name().compareTo(a.source().name()) < 0 ? b : a;
  }

  private static Written became(Day day, Map<Key, Day> all, Map<Key, Written> met) {
    var key = Key.of(day);
    var best = Objects.requireNonNull(all.get(key));
    if (best == day) {
      var written = Objects.requireNonNull(met.get(key));
      return new Written(day.n(), written.outcome(), written.contradicts());
    }
    boolean same = day.told().revision() == best.told().revision();
    return new Written(
        day.n(),
        same ? Outcome.DUPLICATE : Outcome.SUPERSEDED,
        same
            ? day.told().on() != best.told().on() || day.told().startNo() != best.told().startNo()
            : best.told().on() < day.told().on());
  }

  private static Written written(ResultSet row) throws SQLException {
    return new Written(
        0,
        row.getBoolean("newer") ? Outcome.ACCEPTED : Outcome.DUPLICATE,
        row.getBoolean("contradicts"));
  }

  /** Rows that changed nothing, beside what stands in their place. */
  private void stood(List<Day> left, Map<Key, Written> met) {
    jdbc.sql(STOOD)
        .param("device", longs(left, Day::device))
        .param("day", ints(left, DayTable::number))
        .param("shift", ints(left, day -> day.placing().shift()))
        .param("revision", ints(left, day -> day.told().revision()))
        .param("on_min", ints(left, day -> day.told().on()))
        .param("start_no", ints(left, day -> day.told().startNo()))
        .param("first", first(left))
        .param("last", last(left))
        .query((row, _) ->
            met.put(
                Key.of(row),
                new Written(
                    0,
                    row.getBoolean("same") ? Outcome.DUPLICATE : Outcome.SUPERSEDED,
                    row.getBoolean("contradicts"))))
        .list();
  }

  /** Under which days stand in the table. */
  private record Key(long device, int day, int shift) {
    static Key of(Day day) {
      return new Key(day.device(), number(day), day.placing().shift());
    }

    static Key of(ResultSet row) throws SQLException {
      return new Key(row.getLong("device"), row.getInt("day_no"), row.getInt("shift"));
    }
  }

  private static final Comparator<Day> IN_ORDER =
      Comparator.comparingLong(Day::device)
          .thenComparing(day -> day.placing().day())
          .thenComparingInt(day -> day.placing().shift());

  private static LocalDate first(List<Day> days) {
    return days.stream()
        .map(day -> day.placing().day())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static LocalDate last(List<Day> days) {
    return days.stream()
        .map(day -> day.placing().day())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static int number(Day day) {
    return (int) day.placing().day().toEpochDay();
  }

  /** What is sent, once: the arrays as rows. */
  private static final String SENT =
      """
      select device, classroom, batch, date '1970-01-01' + day as day, revision, start_no, shift, on_min,
             active_min, starts, sessions, sees_use, quality, source, disk, version
        from unnest(:device::bigint[], :classroom::bigint[], :batch::bigint[], :day::int[], :shift::smallint[],
                    :revision::int[], :on_min::smallint[], :active_min::smallint[], :starts::smallint[],
                    :sessions::smallint[], :start_no::int[], :sees_use::boolean[], :quality::text[],
                    :source::text[], :disk::text[], :version::text[])
             s(device, classroom, batch, day, shift, revision, on_min, active_min, starts, sessions, start_no,
               sees_use, quality, source, disk, version)
      """;

  private static final String COLUMNS =
      """
      device, classroom, batch, day, revision, start_no, shift, on_min, active_min, starts, sessions, sees_use,
      quality, source, disk, version
      """;

  private static final String STAYS =
      """
      on conflict (device, day, shift) do update
         set classroom = excluded.classroom, batch = excluded.batch, revision = excluded.revision,
             start_no = excluded.start_no, on_min = excluded.on_min, active_min = excluded.active_min,
             starts = excluded.starts, sessions = excluded.sessions, sees_use = excluded.sees_use,
             quality = excluded.quality, source = excluded.source, disk = excluded.disk,
             version = excluded.version
       where excluded.revision > d.revision
             -- the same row by line and in a bundle: what stays does not depend on which came first
          or (excluded.revision = d.revision and excluded.source < d.source)
      """;

  /** What a day says now (n) and what it said before (o), for the sums. */
  private static final String BOTH =
      """
      n.device, n.day, n.shift, n.classroom, n.revision, n.start_no, n.on_min,
      n.active_min, n.starts, n.source, n.disk, n.version,
      case when n.quality = 'CONTACT_ONLY' then 0 else 1 end as told,
      case when n.sees_use then n.on_min else 0 end as judged_min,
      o.classroom as o_classroom, o.revision as o_revision, o.start_no as o_start_no,
      coalesce(o.on_min, 0) as o_on, coalesce(o.active_min, 0) as o_active,
      coalesce(o.starts, 0) as o_starts,
      case when o.sees_use then o.on_min else 0 end as o_judged,
      case when o.quality <> 'CONTACT_ONLY' then 1 else 0 end as o_told
      """;

  /** The days, as PostgreSQL 18 writes them: it answers with the row before, too. */
  private static final String CHANGED =
      "with changed as (insert into usage.day as d ("
          + COLUMNS
          + ") "
          + SENT
          + STAYS
          + "returning with (old as o, new as n) "
          + BOTH;

  /** Older ones are asked before; nobody else writes days of computers that are held. */
  private static final String CHANGED_BEFORE_18 =
      "with sent as materialized ("
          + SENT
          + "), changed as materialized (select n.batch, n.sessions, n.sees_use, n.quality, "
          + BOTH
          + """
          from sent n
          left join lateral (
            select * from usage.day
             where device = n.device and day = n.day and shift = n.shift and day between :first and :last
            offset 0) o on true
          where o.device is null or n.revision > o.revision
             or (n.revision = o.revision and n.source < o.source)
          ), written as (insert into usage.day as d (
          """
          + COLUMNS
          + ") select "
          + COLUMNS
          + " from changed order by device, day, shift "
          + STAYS;

  /** What moves by it. A week is named by its Monday, as 5 January 1970 was one. */
  private static final String SUMS =
      """
      ), moved as materialized (
        select classroom, day, day - (day - date '1970-01-05') % 7 as week, device, 1 as seen, told as days,
               on_min::int as on_min, active_min::int as active_min, judged_min::int as judged_min,
               starts::int as starts, (active_min > 0)::int as used
          from changed
        union all
        select o_classroom, day, day - (day - date '1970-01-05') % 7, device, -1, -o_told,
               -o_on, -o_active, -o_judged, -o_starts, -(o_active > 0)::int
          from changed where o_classroom is not null
      ), in_day as materialized (
        select classroom, day, sum(on_min)::int as on_min, sum(active_min)::int as active_min,
               sum(judged_min)::int as judged_min, sum(starts)::int as starts, sum(days)::int as days,
               sum(used)::int as used, sum(seen)::int as seen
          from moved group by classroom, day
      ), by_room_day as (
        insert into usage.room_day as r
               (classroom, day, on_min, active_min, judged_min, starts, devices, used, seen)
        select classroom, day, on_min, active_min, judged_min, starts, days, used, seen
          from in_day order by classroom, day
        on conflict (classroom, day) do update
           set on_min = r.on_min + excluded.on_min, active_min = r.active_min + excluded.active_min,
               judged_min = r.judged_min + excluded.judged_min, starts = r.starts + excluded.starts,
               devices = r.devices + excluded.devices, used = r.used + excluded.used,
               seen = r.seen + excluded.seen
      ), in_week as materialized (
        select classroom, week, device, sum(on_min)::int as on_min, sum(active_min)::int as active_min,
               sum(judged_min)::int as judged_min, sum(starts)::int as starts, sum(days)::int as days,
               sum(seen)::int as seen
          from moved group by classroom, week, device
      ), weeks as materialized (
        select i.*, coalesce(w.days, 0) as o_days, coalesce(w.active_min, 0) as o_active,
               coalesce(w.seen, 0) as o_seen
          from in_week i
          left join lateral (
            select days, active_min, seen from usage.device_week
             where classroom = i.classroom and week = i.week and device = i.device
            offset 0) w on true
      ), by_device_week as (
        insert into usage.device_week as w (classroom, week, device, on_min, active_min, days, seen)
        select classroom, week, device, on_min, active_min, days, seen
          from weeks order by classroom, week, device
        on conflict (classroom, week, device) do update
           set on_min = w.on_min + excluded.on_min, active_min = w.active_min + excluded.active_min,
               days = w.days + excluded.days, seen = w.seen + excluded.seen
      ), by_room_week as (
        insert into usage.room_week as r
               (classroom, week, on_min, active_min, judged_min, starts, devices, used, seen, device_days)
        select classroom, week, sum(on_min), sum(active_min), sum(judged_min), sum(starts),
               sum((o_days + days > 0)::int - (o_days > 0)::int),
               sum((o_active + active_min > 0)::int - (o_active > 0)::int),
               sum((o_seen + seen > 0)::int - (o_seen > 0)::int),
               sum(days)
          from weeks group by classroom, week order by classroom, week
        on conflict (classroom, week) do update
           set on_min = r.on_min + excluded.on_min, active_min = r.active_min + excluded.active_min,
               judged_min = r.judged_min + excluded.judged_min, starts = r.starts + excluded.starts,
               devices = r.devices + excluded.devices, used = r.used + excluded.used,
               seen = r.seen + excluded.seen, device_days = r.device_days + excluded.device_days
      ), by_room_month as (
        insert into usage.room_month as r
               (classroom, month, on_min, active_min, judged_min, device_days, stray_on, stray_active,
                stray_judged)
        select classroom, date_trunc('month', day)::date as month, sum(on_min), sum(active_min),
               sum(judged_min), sum(days), 0, 0, 0
          from in_day group by classroom, month order by classroom, month
        on conflict (classroom, month) do update
           set on_min = r.on_min + excluded.on_min, active_min = r.active_min + excluded.active_min,
               judged_min = r.judged_min + excluded.judged_min,
               device_days = r.device_days + excluded.device_days
      ), latest as (
        select device,
               max(day) as day, max(day) filter (where told = 1) as minutes_day,
               max(day) filter (where active_min > 0) as active_day,
               (array_agg(classroom order by day desc, revision desc))[1] as classroom,
               (array_agg(source order by day desc, revision desc))[1] as source,
               (array_agg(version order by day desc, revision desc) filter (where told = 1))[1] as version,
               (array_agg(disk order by day desc, revision desc) filter (where told = 1))[1] as disk
          from changed group by device
      ), by_device as (
        update usage.device d
           set classroom = case when l.day >= coalesce(d.last_day, l.day) then l.classroom else d.classroom end,
               source = case when l.day >= coalesce(d.last_day, l.day) then l.source else d.source end,
               version = case when l.minutes_day >= coalesce(d.last_minutes_day, l.minutes_day)
                              then l.version else d.version end,
               disk = case when l.minutes_day >= coalesce(d.last_minutes_day, l.minutes_day)
                           then l.disk else d.disk end,
               last_day = greatest(d.last_day, l.day),
               last_minutes_day = greatest(d.last_minutes_day, l.minutes_day),
               last_active_day = greatest(d.last_active_day, l.active_day)
          from latest l where d.device = l.device
      ), by_room as (
        insert into usage.room as r (classroom, last_day, last_minutes_day)
        select classroom, max(day), max(day) filter (where told = 1)
          from changed group by classroom order by classroom
        on conflict (classroom) do update
           set last_day = greatest(r.last_day, excluded.last_day),
               last_minutes_day = greatest(r.last_minutes_day, excluded.last_minutes_day)
         where (r.last_day, r.last_minutes_day)
               is distinct from (greatest(r.last_day, excluded.last_day),
                                 greatest(r.last_minutes_day, excluded.last_minutes_day))
      )
      select device, day - date '1970-01-01' as day_no, shift,
             o_revision is null or revision > o_revision as newer,
             -- the same revision with other minutes, or a later one with fewer: two computers, one identity
             coalesce(revision = o_revision and (on_min, start_no) <> (o_on, o_start_no)
                      or revision > o_revision and on_min < o_on, false) as contradicts
        from changed
      """;

  private static final String STOOD =
      """
      select s.device, s.day as day_no, s.shift, s.revision = o.revision as same,
             s.revision = o.revision and (s.on_min, s.start_no) <> (o.on_min, o.start_no)
             or s.revision < o.revision and o.on_min < s.on_min as contradicts
        from unnest(:device::bigint[], :day::int[], :shift::int[], :revision::int[], :on_min::int[], :start_no::int[])
             s(device, day, shift, revision, on_min, start_no)
        cross join lateral (
          select * from usage.day
           where device = s.device and day = date '1970-01-01' + s.day and shift = s.shift
             and day between :first and :last
          offset 0) o
      """;

  private static long[] longs(List<Day> days, ToLongFunction<Day> of) {
    return days.stream().mapToLong(of).toArray();
  }

  private static int[] ints(List<Day> days, ToIntFunction<Day> of) {
    return days.stream().mapToInt(of).toArray();
  }

  private static boolean[] flags(List<Day> days, Predicate<Day> of) {
    var flags = new boolean[days.size()];
    for (int i = 0; i < flags.length; i++) flags[i] = of.test(days.get(i));
    return flags;
  }

  private static String[] texts(List<Day> days, Function<Day, String> of) {
    return days.stream().map(of).toArray(String[]::new);
  }
}
