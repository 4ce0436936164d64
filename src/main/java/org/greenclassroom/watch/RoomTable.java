package org.greenclassroom.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code watch.room}: what is known of each room today. */
@Component
class RoomTable {
  /** A list is read by hundreds, so that 5,000 rooms are never in memory at once. */
  private static final int BATCH = 500;

  private final JdbcClient jdbc;

  RoomTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One round at a time; held until the transaction ends. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('watch.round'))").query((row, _) -> 1).list();
  }

  void forget() {
    jdbc.sql("delete from watch.room").update();
  }

  /**
   * Writes all rooms that are lent, in one statement over the sums of the rooms below.
   *
   * <p>What counts as a signal stands in the view {@code watch.signals}.
   */
  int reckon(LocalDate today) {
    return jdbc.sql(
            """
            with today as (select :today::date as day, date_trunc('week', :today::date)::date as monday),
            signal as (
              select classroom, day, source, row_number() over (partition by classroom order by day desc, source) as nth
                from watch.signals where day <= (select day from today)),
            roll as (
              select d.classroom, count(*) filter (where r.state = 'WORKING')::int as working,
                     count(*) filter (where r.state = 'MISSING')::int as missing,
                     max(r.on_day) as on_day, min(r.on_day) filter (where r.state = 'MISSING') as missing_on
                from (
                  select distinct on (device) device, classroom, state, on_day from watch.sightings
                   where on_day <= (select day from today) order by device, on_day desc, said_at desc) r
                join custody.devices d on d.device = r.device and d.stage = 'IN_CLASS' and d.classroom = r.classroom
               group by d.classroom),
            report as (
              select distinct on (classroom) classroom, working, on_day
                from watch.tellings where working is not null and on_day <= (select day from today)
               order by classroom, said_at desc),
            week as (
              select w.classroom, w.week, w.active_min, w.devices_reporting,
                     e.teaching_before - b.teaching_before as days,
                     row_number() over (partition by w.classroom order by w.week desc) as nth
                from usage.weeks w
                join classrooms.classrooms c on c.classroom = w.classroom
                join calendar.schools k on k.school = c.school
                join calendar.days b on b.calendar = k.calendar and b.day = w.week
                join calendar.days e on e.calendar = k.calendar and e.day = w.week + 7
               where w.week < (select monday from today) and w.week >= (select monday from today) - 100
                 and e.teaching_before - b.teaching_before >= 3),
            usual as (
              select classroom,
                     max(active_min / days) filter (where nth = 1 and week = (select monday from today) - 7) as minutes_now,
                     case when count(*) filter (where nth between 2 and 9) >= 4 then
                       round(percentile_cont(0.5) within group (order by active_min / days)
                             filter (where nth between 2 and 9))::bigint end as minutes_usual
                from week group by classroom),
            visit as (
              select classroom, min(due_on) filter (where due_on < (select day from today)) as due_on,
                     (array_agg(engineer order by due_on, task) filter (where engineer is not null))[1] as engineer
                from followup.tasks where kind = 'VISIT' and state = 'OPEN' group by classroom),
            down as (
              select classroom, min((due_at at time zone 'Asia/Shanghai')::date) as due_on
                from tickets.tickets
               where severity = 'ROOM_DOWN' and overdue and not paused and solved_at is null group by classroom),
            room as (
              select c.classroom, c.school, s.division as county, coalesce(s.division_path, '') as county_name,
                     v.engineer, t.day as as_of, c.accepted_on, g.day as last_signal_on, g.source,
                     greatest(0, coalesce(n.teaching_before, 0) - coalesce(b.teaching_before, 0)) as school_days,
                     coalesce(n.teaching, false) as teaching, (c.in_class + c.missing)::int as delivered,
                     case when p.on_day > coalesce(r.on_day, '-infinity') then p.working else r.working end as working,
                     greatest(r.on_day, p.on_day) as working_on, coalesce(r.missing, 0) as missing, r.missing_on,
                     t.monday - 7 as week_of,
                     coalesce(we.teaching_before - wb.teaching_before, 0) as week_days,
                     w.active_min as week_minutes, w.devices_reporting as week_devices,
                     u.minutes_now, u.minutes_usual, coalesce(x.devices_reporting_28d, 0)::int as reporting,
                     v.due_on as visit_due_on, o.due_on as down_due_on,
                     max(g.day) over (partition by c.school) as school_last_on
                from classrooms.classrooms c
                cross join today t
                join schools.schools s on s.school = c.school
                left join signal g on g.classroom = c.classroom and g.nth = 1
                left join calendar.schools k on k.school = c.school
                left join calendar.days b on b.calendar = k.calendar and b.day = coalesce(g.day, c.accepted_on) + 1
                left join calendar.days n on n.calendar = k.calendar and n.day = t.day
                left join calendar.days wb on wb.calendar = k.calendar and wb.day = t.monday - 7
                left join calendar.days we on we.calendar = k.calendar and we.day = t.monday
                left join roll r on r.classroom = c.classroom
                left join report p on p.classroom = c.classroom
                left join usage.weeks w on w.classroom = c.classroom and w.week = t.monday - 7
                left join usual u on u.classroom = c.classroom
                left join usage.rooms x on x.classroom = c.classroom
                left join visit v on v.classroom = c.classroom
                left join down o on o.classroom = c.classroom
               where c.accepted_on <= t.day and c.ended_on is null),
            school as (
              select county, school, max(last_signal_on) as last_on, min(school_days) as silent
                from room where last_signal_on is not null and county is not null group by county, school),
            line as (
              -- three schools that fell silent on one day, or all of a county that has three
              select county, last_on from school where silent >= :quiet group by county, last_on having count(*) >= 3
              union
              select county, unnest(array_agg(last_on)) from school
               group by county having count(*) >= 3 and min(silent) >= :quiet)
            insert into watch.room (classroom, school, county, county_name, engineer, as_of, accepted_on, last_signal_on,
                   source, school_days, teaching, outage, class, delivered, working, working_on, missing, missing_on,
                   week_of, week_days, week_minutes, week_devices, minutes_now, minutes_usual, reporting, visit_due_on,
                   down_due_on)
            select classroom, school, county, county_name, engineer, as_of, accepted_on, last_signal_on, source,
                   school_days, teaching,
                   last_signal_on is not null and school_days >= :quiet and exists (
                     select from line l where l.county = room.county and l.last_on = room.school_last_on),
                   case when last_signal_on is null then 'UNKNOWN' when school_days > :dropOff then 'DROP_OFF'
                        when school_days >= :atRisk then 'AT_RISK' else 'LIVE' end,
                   delivered, case when working is not null then least(working, delivered) end,
                   case when working is not null then working_on end, missing, missing_on,
                   week_of, week_days, week_minutes, week_devices, minutes_now, minutes_usual, reporting, visit_due_on,
                   down_due_on
              from room
            """)
        .param("today", today)
        .param("quiet", Step.QUIET_AFTER)
        .param("atRisk", Step.AT_RISK_AFTER)
        .param("dropOff", Step.DROP_OFF_AFTER)
        .update();
  }

  Known known() {
    return jdbc.sql(
            """
            select count(*) as rooms,
                   count(*) filter (where class = 'LIVE' and school_days < :quiet) as fresh,
                   count(*) filter (where class = 'LIVE' and school_days >= :quiet) as quiet,
                   count(*) filter (where class = 'AT_RISK') as at_risk,
                   count(*) filter (where class = 'DROP_OFF') as drop_off,
                   count(*) filter (where class = 'UNKNOWN') as unknown,
                   count(*) filter (where outage) as outage,
                   coalesce(sum(delivered), 0) as delivered,
                   coalesce(sum(delivered) filter (where working is not null), 0) as verified,
                   coalesce(sum(working), 0) as working, coalesce(sum(reporting), 0) as reporting,
                   coalesce(sum(week_minutes), 0) as active_minutes,
                   coalesce(sum(coalesce(working, delivered) * week_days), 0) as active_days,
                   coalesce(sum(week_devices * week_days), 0) as heard_days, max(as_of) as as_of
              from watch.room
            """)
        .param("quiet", Step.QUIET_AFTER)
        .query((row, _) ->
            new Known(
                row.getLong("rooms"),
                row.getLong("fresh"),
                row.getLong("quiet"),
                row.getLong("at_risk"),
                row.getLong("drop_off"),
                row.getLong("unknown"),
                row.getLong("outage"),
                row.getLong("delivered"),
                row.getLong("verified"),
                row.getLong("working"),
                row.getLong("reporting"),
                row.getLong("active_minutes"),
                row.getLong("active_days"),
                row.getLong("heard_days"),
                row.getObject("as_of", LocalDate.class)))
        .single();
  }

  /** Those we know nothing of first, then the longest silence. */
  List<Silence> page(
      @Nullable Step step,
      String q,
      @Nullable Set<Long> schools,
      @Nullable String after,
      int size) {
    var place = after == null ? new String[] {"-1", "0", "0"} : after.split("\\.");
    return jdbc.sql(
            """
            select r.classroom, c.name as room, r.school, p.name as school_name, r.county_name, r.accepted_on,
                   r.last_signal_on, r.source, r.school_days, r.outage, r.as_of
              from watch.room r
              join classrooms.classrooms c on c.classroom = r.classroom
              join partners.partners p on p.partner = r.school
             where ((r.last_signal_on is not null)::int, -r.school_days, r.classroom) > (:rank, :days, :classroom)
               and (:step::text is null or :step = case when r.last_signal_on is null then 'UNKNOWN'
                      when r.class = 'LIVE' and r.school_days < :quiet then 'FRESH'
                      when r.class = 'LIVE' then 'QUIET' else r.class end)
               and (:q = '' or p.name ilike '%' || :q || '%' or r.county_name ilike '%' || :q || '%')
               and (:all or r.school = any (:schools))
             order by (r.last_signal_on is not null)::int, -r.school_days, r.classroom
             limit :size
            """)
        .param("rank", Integer.parseInt(place[0]))
        .param("days", -Integer.parseInt(place[1]))
        .param("classroom", Long.parseLong(place[2]))
        .param("step", step == null ? null : step.name())
        .param("quiet", Step.QUIET_AFTER)
        .param("q", q)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("size", size)
        .query((row, _) -> silence(row))
        .list();
  }

  void each(@Nullable Step step, String q, @Nullable Set<Long> schools, Consumer<Silence> taker) {
    String after = null;
    while (true) {
      var rows = page(step, q, schools, after, BATCH);
      rows.forEach(taker);
      if (rows.size() < BATCH) return;
      after = rows.getLast().key();
    }
  }

  Optional<Silence> silence(long classroom) {
    return jdbc.sql(
            """
            select r.classroom, c.name as room, r.school, p.name as school_name, r.county_name, r.accepted_on,
                   r.last_signal_on, r.source, r.school_days, r.outage, r.as_of
              from watch.room r
              join classrooms.classrooms c on c.classroom = r.classroom
              join partners.partners p on p.partner = r.school
             where r.classroom = ?
            """)
        .param(classroom)
        .query((row, _) -> silence(row))
        .optional();
  }

  /** All that a risk is reckoned from, of every room; lessons of the eight weeks before today. */
  List<Standing> standings(LocalDate today) {
    return jdbc.sql(
            """
            with lesson as (
              select l.classroom,
                     count(*) filter (where l.state <> 'EXPECTED' or l.day < :today)::int as expected,
                     count(*) filter (where l.state = 'HELD')::int as held
                from lessons.lessons l
               where l.entry is not null and l.day between :today::date - 56 and :today
               group by l.classroom)
            select r.classroom, r.accepted_on, r.last_signal_on, r.school_days, r.outage, r.delivered, r.working,
                   r.working_on, r.minutes_now, r.minutes_usual, r.week_of, r.visit_due_on, r.down_due_on, r.missing,
                   r.missing_on, nullif(l.expected, 0) as lessons_expected, coalesce(l.held, 0) as lessons_held,
                   case when t.status in ('TRAINED', 'FOLLOW_UP_DUE') then 'PRESENT'
                        when t.status = 'LAPSED' then case t.reason when 'EXPIRED' then 'EXPIRED' else 'LEFT' end
                        when k.known then 'NOBODY' end as training,
                   t.since as training_since
              from watch.room r
              left join lesson l on l.classroom = r.classroom
              left join training.schools t on t.school = r.school
              cross join lateral (
                select exists (select from training.teachers k where k.school = r.school and not k.erased) as known) k
             order by r.classroom
            """)
        .param("today", today)
        .query((row, _) ->
            new Standing(
                row.getLong("classroom"),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("last_signal_on", LocalDate.class),
                row.getInt("school_days"),
                row.getBoolean("outage"),
                row.getInt("delivered"),
                row.getObject("working", Integer.class),
                row.getObject("working_on", LocalDate.class),
                row.getObject("minutes_now", Long.class),
                row.getObject("minutes_usual", Long.class),
                row.getObject("week_of", LocalDate.class),
                row.getObject("visit_due_on", LocalDate.class),
                row.getObject("down_due_on", LocalDate.class),
                row.getInt("missing"),
                row.getObject("missing_on", LocalDate.class),
                row.getObject("lessons_expected", Integer.class),
                row.getInt("lessons_held"),
                trained(row.getString("training")),
                row.getObject("training_since", LocalDate.class)))
        .list();
  }

  private static Standing.@Nullable Trained trained(@Nullable String word) {
    return word == null ? null : Standing.Trained.valueOf(word);
  }

  private static Silence silence(ResultSet row) throws SQLException {
    var source = row.getString("source");
    return new Silence(
        row.getLong("classroom"),
        row.getString("room"),
        row.getLong("school"),
        row.getString("school_name"),
        row.getString("county_name"),
        row.getObject("accepted_on", LocalDate.class),
        row.getObject("last_signal_on", LocalDate.class),
        source == null ? null : Silence.Source.valueOf(source),
        row.getInt("school_days"),
        row.getBoolean("outage"),
        row.getObject("as_of", LocalDate.class));
  }
}
