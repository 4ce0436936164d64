package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Minutes without a day, with what they add to the months. */
@Repository
class StrayTable {
  private final JdbcClient jdbc;

  StrayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The same merge as that of days: the highest revision stays. A wrong date counts in no month,
   * minutes of an unknown day in the month of receipt. The computers must be held.
   */
  List<DayTable.Written> merge(List<Day> days, Source source, long batch, LocalDate received) {
    return jdbc.sql(MERGE)
        .param("n", ints(days, Day::n))
        .param("device", longs(days, Day::device))
        .param("classroom", longs(days, Day::classroom))
        .param("said", texts(days, day -> day.told().day().toString()))
        .param("month", texts(days, day -> month(day, received).toString()))
        .param("revision", ints(days, day -> day.told().revision()))
        .param("on_min", ints(days, day -> day.told().on()))
        .param("active_min", ints(days, Day::active))
        .param("starts", ints(days, day -> day.told().starts()))
        .param(
            "sees_use",
            days.stream().map(day -> day.told().active() != null).toArray(Boolean[]::new))
        .param("quality", texts(days, day -> day.placing().quality().name()))
        .param("source", source.name())
        .param("batch", batch)
        .query((row, _) ->
            new DayTable.Written(row.getInt("n"), Outcome.valueOf(row.getString("outcome")), false))
        .list();
  }

  private static LocalDate month(Day day, LocalDate received) {
    var on = day.placing().quality() == Quality.MONTH ? day.told().day() : received;
    return on.withDayOfMonth(1);
  }

  private static final String MERGE =
      """
      with sent as (
        select s.*, row_number() over same as place, first_value(revision) over same as best_revision
          from unnest(:n::int[], :device::bigint[], :classroom::bigint[], :said::text[]::date[],
                      :month::text[]::date[], :revision::int[], :on_min::int[], :active_min::int[],
                      :starts::int[], :sees_use::boolean[], :quality::text[])
               s(n, device, classroom, said, month, revision, on_min, active_min, starts, sees_use, quality)
        window same as (partition by device, said, quality order by revision desc, n)
      ), met as materialized (
        select s.*, o.classroom as o_classroom, o.revision as o_revision, o.source as o_source,
               o.month as o_month, o.on_min as o_on, o.active_min as o_active, o.sees_use as o_sees
          from sent s
          left join usage.stray o
            on s.place = 1 and o.device = s.device and o.said = s.said and o.quality = s.quality
      ), changed as materialized (
        select * from met
         where place = 1
           and (o_revision is null or revision > o_revision
                or (revision = o_revision and :source < o_source))
      ), written as (
        insert into usage.stray as d
               (device, classroom, batch, said, month, revision, on_min, active_min, starts, sees_use,
                quality, source)
        select device, classroom, :batch, said, month, revision, on_min, active_min, starts, sees_use,
               quality, :source
          from changed order by device, said, quality
        on conflict (device, said, quality) do update
           set classroom = excluded.classroom, batch = excluded.batch, revision = excluded.revision,
               month = least(d.month, excluded.month), on_min = excluded.on_min,
               active_min = excluded.active_min, starts = excluded.starts, sees_use = excluded.sees_use,
               source = excluded.source
      ), moved as (
        select classroom, least(month, o_month) as month, on_min, active_min, sees_use, 1 as sign
          from changed where quality <> 'CLOCK_BAD'
        union all
        select o_classroom, o_month, o_on, o_active, o_sees, -1
          from changed where quality <> 'CLOCK_BAD' and o_classroom is not null
      ), by_room_month as (
        insert into usage.room_month as r
               (classroom, month, on_min, active_min, judged_min, device_days, stray_on, stray_active,
                stray_judged)
        select classroom, month, 0, 0, 0, 0, sum(sign * on_min), sum(sign * active_min),
               coalesce(sum(sign * on_min) filter (where sees_use), 0)
          from moved group by classroom, month order by classroom, month
        on conflict (classroom, month) do update
           set stray_on = r.stray_on + excluded.stray_on,
               stray_active = r.stray_active + excluded.stray_active,
               stray_judged = r.stray_judged + excluded.stray_judged
      )
      select n,
             case when place > 1 then
                    case when revision = best_revision then 'DUPLICATE' else 'SUPERSEDED' end
                  when o_revision is null or revision > o_revision then 'ACCEPTED'
                  when revision = o_revision then 'DUPLICATE'
                  else 'SUPERSEDED' end as outcome
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
