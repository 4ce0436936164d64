package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days and all their sums: whoever writes one writes the other in the same statement. */
@Repository
class DayTable {
  private final JdbcClient jdbc;

  DayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes sure that there is a place for the days of these months; see the migration. */
  void makeMonths(Collection<LocalDate> firsts) {
    jdbc.sql("select usage.make_month(m::date) from unnest(?::text[]) m")
        .param(firsts.stream().sorted().map(LocalDate::toString).toArray(String[]::new))
        .query((_, _) -> true)
        .list();
  }

  /** What became of one row. */
  record Written(int n, Outcome outcome, boolean contradicts) {}

  /**
   * Makes sure that these computers are known, and holds them until the end: days of one computer
   * are written by one at a time. In their order, so that no two wait for each other.
   */
  void hold(List<Day> days) {
    var devices = days.stream().map(Day::device).distinct().sorted().toArray(Long[]::new);
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
    jdbc.sql(
            """
            select device from usage.device where device = any(?::bigint[]) order by device
               for no key update
            """)
        .param(devices)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /**
   * Merges days: for each computer and day the highest revision stays, and every sum moves by the
   * difference. Its computers must be held.
   *
   * <p>One statement, because rows travel once; each sum's rows are touched in their order.
   *
   * @param batch where they come from; 0: a contact
   */
  List<Written> merge(List<Day> days, Source source, long batch) {
    var first = days.stream().map(day -> day.placing().day()).min(LocalDate::compareTo);
    var last = days.stream().map(day -> day.placing().day()).max(LocalDate::compareTo);
    return jdbc.sql(MERGE)
        .param("n", ints(days, Day::n))
        .param("device", longs(days, Day::device))
        .param("classroom", longs(days, Day::classroom))
        .param("day", texts(days, day -> day.placing().day().toString()))
        .param("shift", ints(days, day -> day.placing().shift()))
        .param("revision", ints(days, day -> day.told().revision()))
        .param("on_min", ints(days, day -> day.told().on()))
        .param("active_min", ints(days, Day::active))
        .param("starts", ints(days, day -> day.told().starts()))
        .param("sessions", ints(days, day -> day.told().sessions()))
        .param("start_no", ints(days, day -> day.told().startNo()))
        .param(
            "sees_use",
            days.stream().map(day -> day.told().active() != null).toArray(Boolean[]::new))
        .param("quality", texts(days, day -> day.placing().quality().name()))
        .param("disk", texts(days, Day::disk))
        .param("version", texts(days, Day::version))
        .param("source", source.name())
        .param("batch", batch)
        .param("first", first.orElseThrow())
        .param("last", last.orElseThrow())
        .query((row, _) ->
            new Written(
                row.getInt("n"),
                Outcome.valueOf(row.getString("outcome")),
                row.getBoolean("contradicts")))
        .list();
  }

  private static final String MERGE =
      """
      with sent as (
        select s.*, row_number() over same as place, first_value(revision) over same as best_revision,
               first_value(on_min) over same as best_on, first_value(start_no) over same as best_start_no
          from unnest(:n::int[], :device::bigint[], :classroom::bigint[], :day::text[]::date[], :shift::smallint[],
                      :revision::int[], :on_min::smallint[], :active_min::smallint[], :starts::smallint[],
                      :sessions::smallint[], :start_no::int[], :sees_use::boolean[], :quality::text[],
                      :disk::text[], :version::text[])
               s(n, device, classroom, day, shift, revision, on_min, active_min, starts, sessions, start_no,
                 sees_use, quality, disk, version)
        window same as (partition by device, day, shift order by revision desc, n)
      ), met as materialized (
        select s.*, o.classroom as o_classroom, o.revision as o_revision, o.start_no as o_start_no,
               o.source as o_source, coalesce(o.on_min, 0) as o_on, coalesce(o.active_min, 0) as o_active,
               coalesce(o.starts, 0) as o_starts,
               case when o.sees_use then o.on_min else 0 end as o_judged,
               case when o.quality <> 'CONTACT_ONLY' then 1 else 0 end as o_told
          from sent s
          left join usage.day o
            on s.place = 1 and o.device = s.device and o.day = s.day and o.shift = s.shift
               and o.day between :first and :last
      ), changed as materialized (
        select m.*, case when quality = 'CONTACT_ONLY' then 0 else 1 end as told,
               case when sees_use then on_min else 0 end as judged_min
          from met m
         where place = 1
           and (o_revision is null or revision > o_revision
                -- the same row by line and in a bundle: what stays does not depend on which came first
                or (revision = o_revision and :source < o_source))
      ), written as (
        insert into usage.day as d
               (device, classroom, batch, day, revision, start_no, shift, on_min, active_min, starts,
                sessions, sees_use, quality, source, disk, version)
        select device, classroom, :batch, day, revision, start_no, shift, on_min, active_min, starts,
               sessions, sees_use, quality, :source, disk, version
          from changed order by device, day, shift
        on conflict (device, day, shift) do update
           set classroom = excluded.classroom, batch = excluded.batch, revision = excluded.revision,
               start_no = excluded.start_no, on_min = excluded.on_min, active_min = excluded.active_min,
               starts = excluded.starts, sessions = excluded.sessions, sees_use = excluded.sees_use,
               quality = excluded.quality, source = excluded.source, disk = excluded.disk,
               version = excluded.version
      ), moved as materialized (
        select classroom, day, date_trunc('week', day)::date as week, device, 1 as seen, told as days,
               on_min::int as on_min, active_min::int as active_min, judged_min::int as judged_min,
               starts::int as starts, (active_min > 0)::int as used
          from changed
        union all
        select o_classroom, day, date_trunc('week', day)::date, device, -1, -o_told,
               -o_on, -o_active, -o_judged, -o_starts, -(o_active > 0)::int
          from changed where o_classroom is not null
      ), by_room_day as (
        insert into usage.room_day as r
               (classroom, day, on_min, active_min, judged_min, starts, devices, used, seen)
        select classroom, day, sum(on_min), sum(active_min), sum(judged_min), sum(starts), sum(days),
               sum(used), sum(seen)
          from moved group by classroom, day order by classroom, day
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
          left join usage.device_week w
            on w.classroom = i.classroom and w.week = i.week and w.device = i.device
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
          from moved group by classroom, month order by classroom, month
        on conflict (classroom, month) do update
           set on_min = r.on_min + excluded.on_min, active_min = r.active_min + excluded.active_min,
               judged_min = r.judged_min + excluded.judged_min,
               device_days = r.device_days + excluded.device_days
      ), latest as (
        select device,
               max(day) as day, max(day) filter (where told = 1) as minutes_day,
               max(day) filter (where active_min > 0) as active_day,
               (array_agg(classroom order by day desc, revision desc))[1] as classroom,
               (array_agg(version order by day desc, revision desc) filter (where told = 1))[1] as version,
               (array_agg(disk order by day desc, revision desc) filter (where told = 1))[1] as disk
          from changed group by device
      ), by_device as (
        update usage.device d
           set classroom = case when l.day >= coalesce(d.last_day, l.day) then l.classroom else d.classroom end,
               source = case when l.day >= coalesce(d.last_day, l.day) then :source else d.source end,
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
      select n,
             case when place > 1 then
                    case when revision = best_revision then 'DUPLICATE' else 'SUPERSEDED' end
                  when o_revision is null or revision > o_revision then 'ACCEPTED'
                  when revision = o_revision then 'DUPLICATE'
                  else 'SUPERSEDED' end as outcome,
             -- the same revision with other minutes, or a later one with fewer: two computers, one identity
             coalesce(revision = o_revision and (on_min, start_no) <> (o_on, o_start_no)
                      or revision > o_revision and on_min < o_on
                      or place > 1 and revision = best_revision
                         and (on_min, start_no) <> (best_on, best_start_no), false) as contradicts
        from met
      """;

  private static Long[] longs(List<Day> days, ToLongFunction<Day> of) {
    return days.stream().map(of::applyAsLong).toArray(Long[]::new);
  }

  private static Integer[] ints(List<Day> days, ToIntFunction<Day> of) {
    return days.stream().map(of::applyAsInt).toArray(Integer[]::new);
  }

  private static String[] texts(List<Day> days, Function<Day, String> of) {
    return days.stream().map(of).toArray(String[]::new);
  }
}
