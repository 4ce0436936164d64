package org.greenclassroom.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What {@code watch.measure} says of the programme as a whole: days with people, photographs, rooms
 * for special needs. They have no county: few could be recognised there.
 */
@Component
class ProgrammeTable {
  private final JdbcClient jdbc;

  ProgrammeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Days of the month until the last, of which today is told only where it is said to be held. */
  void days(YearMonth month, LocalDate last, LocalDate today, Instant now) {
    jdbc.sql(
            """
            with day as (
              select a.activity, a.kind, a.state, a.partner, a.school, a.day, a.starts_at, a.begun_at,
                     a.state not in ('CANCELLED', 'POSTPONED') as stood
                from activities.activities a
               where not a.removed and a.day between :month and :last
                 and (a.state = 'HELD' or a.published_at is not null and a.day < :today)),
            place as (
              select s.activity, s.volunteer, exists (
                       select from attendance.presences p where p.slot = s.slot and p.volunteer = s.volunteer) as came
                from signups.signups s join day d using (activity) where s.state = 'PLACED' and d.stood),
            came as (
              select p.activity, p.volunteer, min(d.day) as day
                from attendance.presences p join day d using (activity) where d.stood group by p.activity, p.volunteer),
            person as (
              select f.volunteer, exists (
                       select from attendance.presences p join activities.activities e using (activity)
                        where p.volunteer = f.volunteer and not e.removed and e.day < f.day) as again
                from (select c.volunteer, min(c.day) as day from came c group by c.volunteer) f),
            hour as (
              select h.activity, h.volunteer, h.partner, h.actual_min
                from attendance.hours h join day d using (activity) where h.state = 'CONFIRMED' and d.stood),
            booked as (
              select d.activity, d.day, b.partner
                from day d
                cross join lateral (
                  select d.partner where d.partner is not null
                  union select t.partner from signups.teams t where t.activity = d.activity) b
               where d.stood),
            company as (
              select f.partner, exists (
                       select from activities.activities e
                        where not e.removed and e.published_at is not null and e.day < f.day
                          and e.state not in ('CANCELLED', 'POSTPONED')
                          and (e.partner = f.partner
                               or exists (select from signups.teams t
                                           where t.activity = e.activity and t.partner = f.partner))) as again
                from (select b.partner, min(b.day) as day from booked b group by b.partner) f),
            begun as (
              select case when begun_at is not null
                          then extract(epoch from greatest(begun_at, starts_at) - starts_at) / 60 end as late
                from day where kind = 'DISTANCE_SESSION' and state = 'HELD'),
            slot as (
              select f.activity, least(f.placed, f.capacity) as placed, f.capacity
                from signups.fills f
                join activities.slots l on l.slot = f.slot and not l.removed
                join day d on d.activity = f.activity and d.stood),
            lived as (
              select d.activity, d.school,
                     exists (select from came c where c.activity = d.activity) as told,
                     exists (select from hour h where h.activity = d.activity) as confirmed,
                     exists (select from hour h where h.activity = d.activity and h.partner is not null) as company_confirmed,
                     d.partner is not null
                       or exists (select from signups.teams t where t.activity = d.activity)
                       or exists (select from hour h where h.activity = d.activity and h.partner is not null) as company
                from day d
               where d.stood and (exists (select from place p where p.activity = d.activity)
                                  or exists (select from came c where c.activity = d.activity)
                                  or exists (select from hour h where h.activity = d.activity)))
            insert into watch.measure (indicator, month, scope, scope_key, numerator, denominator, median, reporting,
                                       expected, withheld, computed_at)
            select x.indicator, :month, 'ALL', '', x.numerator, x.denominator, x.median, x.reporting, x.expected, false, :now
              from (
                select 'I-44' as indicator, count(*) filter (where state = 'HELD') as numerator, count(*) as denominator,
                       count(*) filter (where state <> 'PUBLISHED')::int as reporting, count(*)::int as expected,
                       null::numeric as median
                  from day where kind = 'DISTANCE_SESSION'
                union all
                select 'I-45', round(coalesce(sum(late), 0), 1), count(late), count(late)::int, count(*)::int,
                       round((percentile_cont(0.5) within group (order by late))::numeric, 1)
                  from begun
                union all
                select 'I-50', (select round(coalesce(sum(actual_min), 0) / 60.0, 1) from hour), 1,
                       count(*) filter (where confirmed)::int, count(*)::int, null from lived
                union all
                select 'I-51', (select count(distinct volunteer) from hour where partner is not null), 1,
                       count(*) filter (where company_confirmed)::int, count(*)::int, null
                  from lived where company
                union all
                select 'I-56', (select round(coalesce(sum(actual_min), 0) / 60.0, 1) from hour where partner is not null), 1,
                       count(*) filter (where company_confirmed)::int, count(*)::int, null
                  from lived where company
                union all
                select 'I-57', count(distinct school) filter (where told), 1,
                       count(*) filter (where told)::int, count(*)::int, null
                  from lived where company
                union all
                select 'I-58', (select count(*) from company where again), (select count(*) from company),
                       count(distinct activity)::int, count(distinct activity)::int, null from booked
                union all
                select 'I-53', coalesce(sum(placed), 0), coalesce(sum(capacity), 0), count(distinct activity)::int,
                       count(distinct activity)::int, null from slot
                union all
                select 'I-54', (select count(*) from place p join lived l using (activity) where l.told and not p.came),
                       (select count(*) from place p join lived l using (activity) where l.told),
                       count(*) filter (where told)::int, count(*)::int, null from lived
                union all
                select 'I-55', (select count(*) from person where again), (select count(*) from person),
                       count(*) filter (where told)::int, count(*)::int, null from lived
              ) x where x.expected > 0
            """)
        .param("month", month.atDay(1))
        .param("last", last)
        .param("today", today)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What is known for today only, and kept as it was when the month ended. */
  void present(YearMonth month, Instant now) {
    jdbc.sql(
            """
            with shown as (
              select u.photograph, bool_and(exists (
                       select from photographs.usables s
                        where s.photograph = u.photograph and s.purpose = u.purpose)) as released
                from photographs.uses u where u.pulled_at is null group by u.photograph),
            room as (
              select r.tried > 0 as tried, r.tried > 0 and r.reading > 0 as read
                from special.profiles r
                join classrooms.classrooms c using (classroom)
               where c.accepted_on is not null and c.ended_on is null)
            insert into watch.measure (indicator, month, scope, scope_key, numerator, denominator, median, reporting,
                                       expected, withheld, computed_at)
            select x.indicator, :month, 'ALL', '', x.numerator, x.denominator, null, x.reporting, x.expected, false, :now
              from (
                select 'I-52' as indicator, count(*) filter (where released) as numerator, count(*) as denominator,
                       count(*)::int as reporting, count(*)::int as expected from shown
                union all
                select 'I-60', count(*) filter (where read), count(*) filter (where tried),
                       count(*) filter (where tried)::int, count(*)::int from room
                union all
                select 'I-61', coalesce(sum(working), 0), coalesce(sum(pieces) filter (where working is not null), 0),
                       coalesce(sum(pieces) filter (where working is not null), 0)::int, coalesce(sum(pieces), 0)::int
                  from special.aids
              ) x where x.expected > 0
            """)
        .param("month", month.atDay(1))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
