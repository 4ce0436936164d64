package org.greenclassroom.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code watch.month} and {@code watch.measure}: each room in a month, and what it adds
 * up to. Both are written by statements over all rooms at once.
 */
@Component
class MonthTable {
  private final JdbcClient jdbc;

  MonthTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes every room that was lent in this month.
   *
   * @param asOf the last day that is counted: the month's last, or today while it runs
   * @param running whether it runs: silence is known for today only, and kept as it was afterwards
   */
  int rooms(YearMonth month, LocalDate asOf, boolean running) {
    return jdbc.sql(
            """
            with span as (select :first::date as first, :last::date as last),
            room as (
              select c.classroom, c.school, s.kinds, s.division, (c.in_class + c.missing)::int as delivered,
                     c.missing::int as missing, c.special_needs or 'SPECIAL_EDUCATION' = any(s.kinds) as special,
                     greatest(c.accepted_on, p.first) as begins, least(c.ended_on, p.last) as ends,
                     min(c.classroom) over (partition by c.school) as first_room,
                     sum(c.in_class + c.missing) over (partition by c.school)::int as school_computers
                from classrooms.classrooms c
                cross join span p
                join schools.schools s on s.school = c.school
               where c.accepted_on <= p.last and (c.ended_on is null or c.ended_on >= p.first)),
            roll as (
              select classroom, count(*) filter (where state = 'WORKING')::int as working,
                     count(*) filter (where state = 'MISSING')::int as missing, max(on_day) as on_day
                from (select distinct on (r.device) r.device, r.classroom, r.state, r.on_day
                        from watch.sightings r
                        join custody.devices d on d.device = r.device and d.classroom = r.classroom
                       where r.on_day <= (select last from span)
                       order by r.device, r.on_day desc, r.said_at desc) latest
               group by classroom),
            report as (
              select distinct on (classroom) classroom, working, on_day from watch.tellings
               where working is not null and on_day <= (select last from span)
               order by classroom, said_at desc),
            used as (
              select classroom, count(distinct device) filter (where days > 0)::int as reporting,
                     count(distinct device) filter (where active_min > 0)::int as used
                from usage.device_weeks
               where week > (select first from span) - 7 and week <= (select last from span)
               group by classroom),
            task as (
              select t.classroom, count(*)::int as visits_due,
                     count(*) filter (where exists (
                       select from watch.approvals v where v.task = t.task))::int as visits_made
                from followup.tasks t
               where t.kind = 'VISIT' and t.state <> 'CALLED_OFF'
                 and t.due_on between (select first from span) and (select last from span)
               group by t.classroom),
            rate as (
              select classroom, sum(expected)::int as expected, sum(received)::int as received, sum(timely)::int as in_time
                from watch.reports where period = (select first from span) group by classroom),
            ticket as (
              select t.classroom,
                     count(*) filter (where t.device is not null
                       and (t.opened_at at time zone 'Asia/Shanghai')::date >= p.first
                       and (t.opened_at at time zone 'Asia/Shanghai')::date <= p.last)::int as faults,
                     count(*) filter (where t.solved)::int as solved,
                     count(*) filter (where t.solved and not t.in_time)::int as solved_late,
                     count(*) filter (where t.solved and t.device is not null and exists (
                       select from tickets.tickets o
                        where o.device = t.device and o.ticket <> t.ticket and o.opened_at > t.solved_at
                          and o.opened_at <= t.solved_at + interval '60 days'))::int as repeated
                from (select *, coalesce((solved_at at time zone 'Asia/Shanghai')::date
                                         between (select first from span) and (select last from span), false) as solved
                        from tickets.tickets) t
                cross join span p
               group by t.classroom)
            insert into watch.month as m (classroom, month, as_of, school, province, county, settings, special, delivered,
                   working, working_on, missing, reporting, unused, school_days, on_min, active_min, pupils, school_pupils,
                   school_computers, expected, received, in_time, visits_due, visits_made, live, dropped, faults, solved,
                   solved_late, repeated)
            select r.classroom, p.first, p.last, r.school, left(r.division, 2), r.division,
                   case when r.kinds = '{}' and not r.special then array['OTHER']
                        when r.special then array['SPECIAL_EDUCATION']
                        else r.kinds end,
                   r.special, r.delivered,
                   case when w.working is not null then least(w.working, r.delivered) end,
                   case when w.working is not null then greatest(l.on_day, o.on_day) end,
                   least(r.missing + coalesce(l.missing, 0), r.delivered), least(coalesce(u.reporting, 0), r.delivered),
                   greatest(0, r.delivered - coalesce(u.used, 0)),
                   greatest(0, coalesce(e.teaching_before, 0) - coalesce(b.teaching_before, 0)),
                   coalesce(g.on_min + g.unknown_day_on_min, 0), coalesce(g.active_min + g.unknown_day_active_min, 0),
                   (select h.pupils from classrooms.headcounts h where h.classroom = r.classroom
                     order by h.school_year desc limit 1),
                   case when r.classroom = r.first_room then
                     (select h.pupils from schools.headcounts h where h.school = r.school
                       order by h.school_year desc limit 1) end,
                   case when r.classroom = r.first_room then r.school_computers end,
                   coalesce(a.expected, 0), coalesce(a.received, 0), coalesce(a.in_time, 0), coalesce(t.visits_due, 0),
                   coalesce(t.visits_made, 0), case when :running then coalesce(q.class = 'LIVE', false) end,
                   case when :running then coalesce(q.class = 'DROP_OFF', false) end,
                   coalesce(k.faults, 0), coalesce(k.solved, 0), coalesce(k.solved_late, 0), coalesce(k.repeated, 0)
              from room r
              cross join span p
              left join calendar.schools c on c.school = r.school
              left join calendar.days b on b.calendar = c.calendar and b.day = r.begins
              left join calendar.days e on e.calendar = c.calendar and e.day = r.ends + 1
              left join roll l on l.classroom = r.classroom
              left join report o on o.classroom = r.classroom
              cross join lateral (
                select case when o.on_day > coalesce(l.on_day, '-infinity') then o.working else l.working end as working) w
              left join used u on u.classroom = r.classroom
              left join usage.months g on g.classroom = r.classroom and g.month = p.first
              left join task t on t.classroom = r.classroom
              left join rate a on a.classroom = r.classroom
              left join ticket k on k.classroom = r.classroom
              left join watch.room q on q.classroom = r.classroom
            on conflict (classroom, month) do update
               set as_of = excluded.as_of, school = excluded.school, province = excluded.province,
                   county = excluded.county, settings = excluded.settings, special = excluded.special,
                   delivered = excluded.delivered, working = excluded.working, working_on = excluded.working_on,
                   missing = excluded.missing, reporting = excluded.reporting, unused = excluded.unused,
                   school_days = excluded.school_days, on_min = excluded.on_min, active_min = excluded.active_min,
                   pupils = excluded.pupils, school_pupils = excluded.school_pupils, school_computers = excluded.school_computers,
                   expected = excluded.expected, received = excluded.received, in_time = excluded.in_time,
                   visits_due = excluded.visits_due, visits_made = excluded.visits_made,
                   live = coalesce(excluded.live, m.live), dropped = coalesce(excluded.dropped, m.dropped),
                   faults = excluded.faults, solved = excluded.solved, solved_late = excluded.solved_late,
                   repeated = excluded.repeated
            """)
        .param("first", month.atDay(1))
        .param("last", asOf)
        .param("running", running)
        .update();
  }

  /**
   * Adds the rooms up, for the programme, each kind of school, each province and county. Rooms of
   * special needs are in the programme's figures and in those of their kind only: a county with one
   * such school would tell of that school.
   */
  int measure(YearMonth month, boolean running, Instant now) {
    // what is known for today only stays, once the month is over
    jdbc.sql(
            """
            delete from watch.measure
             where month = :month and (:running or indicator not in ('I-52', 'I-60', 'I-61'))
            """)
        .param("month", month.atDay(1))
        .param("running", running)
        .update();
    int sums = sums(month, now);
    inequality(month, now);
    lessons(month, now);
    daysToSolve(month);
    return sums;
  }

  private static final String SCOPES =
      """
       cross join lateral (
         select 'ALL' as scope, '' as scope_key
         union all select 'SETTING', unnest(m.settings)
         union all select 'PROVINCE', m.province where m.province is not null and not m.special
         union all select 'COUNTY', m.county where m.county is not null and not m.special) s
      """;

  private int sums(YearMonth month, Instant now) {
    return jdbc.sql(
            """
            insert into watch.measure (indicator, month, scope, scope_key, numerator, denominator, median, reporting,
                                       expected, withheld, computed_at)
            select x.indicator, :month, x.scope, x.scope_key, case when not x.small then x.numerator end,
                   case when not x.small then x.denominator end, case when not x.small then x.median end, x.reporting,
                   x.expected, x.small, :now
              from (
                select v.indicator, s.scope, s.scope_key, i.withheld and sum(v.numerator) between 1 and 9 as small,
                       sum(v.numerator) as numerator, sum(v.denominator) as denominator,
                       round((percentile_cont(0.5) within group (order by v.numerator::float8 / nullif(v.denominator, 0))
                                filter (where v.reported))::numeric, 4) as median,
                       count(*) filter (where v.reported)::int as reporting, count(*)::int as expected
                  from watch.month m
            """
                + SCOPES
                + """
                  cross join lateral (
                    select working, coalesce(working, delivered) as stood) w
                  cross join lateral (values
                    ('I-01', coalesce(m.school_pupils, 0)::numeric, case when m.school_pupils is not null then m.school_computers else 0 end::numeric,
                             m.school_pupils is not null and m.school_computers > 0, m.school_computers is not null),
                    ('I-07', case when m.working > 0 then coalesce(m.pupils, 0) else 0 end,
                             case when m.pupils is not null then coalesce(m.working, 0) else 0 end,
                             m.pupils is not null and m.working > 0, true),
                    ('I-10', m.active_min, w.stood * m.school_days, m.reporting > 0, true),
                    ('I-11', m.active_min, m.reporting * m.school_days, m.reporting > 0, true),
                    ('I-12', least(m.reporting, w.stood), w.stood, m.reporting > 0, true),
                    ('I-13', m.active_min, m.on_min, m.on_min > 0, true),
                    ('I-14', m.unused, m.delivered, m.reporting > 0, true),
                    ('I-20', m.received, m.expected, true, m.expected > 0),
                    ('I-21', m.in_time, m.expected, true, m.expected > 0),
                    ('I-22', m.visits_made, m.visits_due, true, m.visits_due > 0),
                    ('I-23', (m.live is true)::int, (m.live is not null)::int, m.live is not null, true),
                    ('I-24', (m.dropped is true)::int, (m.dropped is not null)::int, m.dropped is not null, true),
                    ('I-30', coalesce(m.working, 0), case when m.working is not null then m.delivered else 0 end,
                             m.working is not null, true),
                    ('I-31', m.missing, m.delivered, m.working is not null, true),
                    ('I-32', m.faults, m.delivered, true, true),
                    ('I-33', m.solved - m.solved_late, m.solved, true, m.solved > 0),
                    ('I-34', m.repeated, m.solved, true, m.solved > 0)
                  ) v (indicator, numerator, denominator, reported, wanted)
                  join watch.indicator i on i.indicator = v.indicator and i.waits_for is null
                 where m.month = :month and v.wanted
                 group by v.indicator, i.withheld, s.scope, s.scope_key) x
                """)
        .param("month", month.atDay(1))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** How much of all use the most used tenth of the computers does: a mean hides it. */
  private void inequality(YearMonth month, Instant now) {
    jdbc.sql(
            """
            with device as (
              select w.device, w.classroom, sum(w.active_min) as active
                from usage.device_weeks w
               where w.week > :month::date - 7 and w.week < (:month::date + interval '1 month')::date
               group by w.device, w.classroom),
            scoped as (
              select s.scope, s.scope_key, m.classroom, d.active,
                     row_number() over (partition by s.scope, s.scope_key order by d.active desc nulls last) as nth,
                     count(d.device) over (partition by s.scope, s.scope_key) as computers
                from watch.month m
            """
                + SCOPES
                + """
                    left join device d on d.classroom = m.classroom
                   where m.month = :month)
                insert into watch.measure (indicator, month, scope, scope_key, numerator, denominator, median, reporting,
                                           expected, withheld, computed_at)
                select 'I-15', :month, scope, scope_key,
                       coalesce(sum(active) filter (where nth <= ceil(computers / 10.0)), 0), coalesce(sum(active), 0), null,
                       count(distinct classroom) filter (where active > 0), count(distinct classroom), false, :now
                  from scoped group by scope, scope_key
                """)
        .param("month", month.atDay(1))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * What lessons, tests and trained teachers tell; a school's teachers stand with its first room. A
   * lesson without a word is expected when its day is over: that of today may still be told, that
   * of the last day of a month that is over may not.
   */
  private void lessons(YearMonth month, Instant now) {
    jdbc.sql(
            """
            with span as (select max(as_of) as last from watch.month where month = :month),
            lesson as (
              select l.classroom,
                     count(*) filter (where l.entry is not null and (l.state <> 'EXPECTED' or l.day < :today)) as expected,
                     count(*) filter (where l.entry is not null and l.state = 'HELD') as held,
                     count(*) filter (where l.state = 'HELD') as periods, count(l.lesson) > 0 as told,
                     coalesce(sum(l.minutes::bigint * l.pupils) filter (where l.state = 'HELD'), 0) as pupil_minutes
                from lessons.lessons l cross join span s
               where l.day between :month and s.last group by l.classroom),
            gain as (
              select a.classroom, sum((a.mean - b.mean) * a.n) as gained, sum(a.n) as pupils
                from lessons.assessments a
                join lessons.assessments b
                  on (b.classroom, b.grade, b.class_label, b.course_version, b.instrument)
                     = (a.classroom, a.grade, a.class_label, a.course_version, a.instrument) and b.phase = 'PRE'
                cross join span s
               where a.phase = 'POST' and not a.withheld and not b.withheld and a.day between :month and s.last
               group by a.classroom),
            teacher as (
              select p.school, count(*) as trained, count(*) filter (where p.until > s.last) as still
                from training.spells p cross join span s where p.since <= s.last - interval '6 months' group by p.school),
            cascade as (
              select t.school, count(distinct c.teacher) filter (where c.generation = 1) as first,
                     count(distinct c.teacher) filter (where c.generation = 2 and t.left_on is null) as second
                from training.cascades c join training.teachers t using (teacher) group by t.school)
            insert into watch.measure (indicator, month, scope, scope_key, numerator, denominator, median, reporting,
                                       expected, withheld, computed_at)
            select x.indicator, :month, x.scope, x.scope_key, case when not x.small then x.numerator end,
                   case when not x.small then x.denominator end, null, x.reporting, x.expected, x.small, :now
              from (
                select v.indicator, s.scope, s.scope_key,
                       v.indicator = 'I-16' and sum(v.numerator) > 0 and sum(v.numerator) < 10 as small,
                       sum(v.numerator) as numerator,
                       case when v.indicator = 'I-16' then 1 else sum(v.denominator) end as denominator,
                       count(*) filter (where v.reported)::int as reporting, count(*)::int as expected
                  from watch.month m
            """
                + SCOPES
                + """
                      left join lesson l on l.classroom = m.classroom
                      left join gain g on g.classroom = m.classroom
                      left join teacher t on t.school = m.school and m.school_computers is not null
                      left join cascade c on c.school = m.school and m.school_computers is not null
                      cross join lateral (values
                        ('I-16', round(coalesce(l.pupil_minutes, 0) / 60.0, 1), 1::numeric, coalesce(l.told, false), true),
                        ('I-17', coalesce(l.periods, 0), case when coalesce(l.told, false) then 6 * m.school_days else 0 end,
                                 coalesce(l.told, false), true),
                        ('I-40', coalesce(l.held, 0), coalesce(l.expected, 0), coalesce(l.told, false), coalesce(l.expected, 0) > 0),
                        ('I-41', coalesce(t.still, 0), coalesce(t.trained, 0), t.trained > 0, m.school_computers is not null),
                        ('I-42', coalesce(c.second, 0), coalesce(c.first, 0), c.first > 0, m.school_computers is not null),
                        ('I-43', coalesce(g.gained, 0), coalesce(g.pupils, 0), g.pupils > 0, true)
                      ) v (indicator, numerator, denominator, reported, wanted)
                     where m.month = :month and v.wanted
                     group by v.indicator, s.scope, s.scope_key) x
                """)
        .param("month", month.atDay(1))
        .param("today", now.atZone(Occasion.PROGRAMME_ZONE).toLocalDate())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void daysToSolve(YearMonth month) {
    jdbc.sql(
            """
            update watch.measure x set median = d.median
              from (
                select s.scope, s.scope_key,
                       round((percentile_cont(0.5) within group (
                         order by extract(epoch from t.solved_at - t.opened_at) / 86400))::numeric, 1) as median
                  from tickets.tickets t
                  join watch.month m on m.classroom = t.classroom and m.month = :month
            """
                + SCOPES
                + """
                    where (t.solved_at at time zone 'Asia/Shanghai')::date >= m.month
                      and (t.solved_at at time zone 'Asia/Shanghai')::date <= m.as_of
                    group by s.scope, s.scope_key) d
                where x.indicator = 'I-33' and x.month = :month and x.scope = d.scope and x.scope_key = d.scope_key
                """)
        .param("month", month.atDay(1))
        .update();
  }
}
