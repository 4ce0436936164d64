package org.greenclassroom.claims;

import java.time.LocalDate;
import org.greenclassroom.method.DeviceClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code claims.logged}, {@code heard}, {@code draft} and {@code leg}: what the rooms
 * below say of each device and year, before it is reckoned. In sets: ten million devices are one
 * join.
 */
@Component
class Drafts {
  private final JdbcClient jdbc;

  Drafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds up what computers logged, by room and year. From a week of which computers told minutes
   * the log covers all days until the next one: a computer tells every day on which it was on, so
   * that holidays are known, too. A silence of more than ten weeks is none, but a gap: the longest
   * holidays have eight. Computers that told nothing in a week are not covered by it.
   */
  void log(LocalDate until) {
    jdbc.sql(
            """
            insert into claims.logged as l (classroom, year, minutes, covered)
            select w.classroom, extract(year from w.week)::int, sum(w.on_min),
                   sum(w.devices_reporting * case when w.next - w.week <= 70 then w.next - w.week else 7 end)
              from (select classroom, week, on_min, devices_reporting,
                           lead(week) over (partition by classroom order by week) as next
                      from usage.weeks where devices_reporting > 0 and week + 7 <= :until) w
             group by 1, 2
            on conflict (classroom, year) do update set minutes = excluded.minutes, covered = excluded.covered
             where (l.minutes, l.covered) is distinct from (excluded.minutes, excluded.covered)
            """)
        .param("until", until)
        .update();
  }

  /**
   * Of each computer that was missed in a room, the last day on which it was heard of there. What
   * was known once stays known: days are taken away, and whoever is found is heard of anew.
   */
  void hear() {
    jdbc.sql(
            """
            insert into claims.heard as h (missed, last_day)
            select m.number, greatest(t.last_day, s.last_day)
              from custody.facts m
              join lateral (
                select f.kind, (f.detail ->> 'classroom')::bigint as classroom,
                       (f.occurred_at at time zone 'Asia/Shanghai')::date as from_day,
                       (m.occurred_at at time zone 'Asia/Shanghai')::date as day
                  from custody.facts f
                 where f.device = m.device and f.nth < m.nth and not f.voided
                   and f.kind in ('INSTALLED', 'RECEIVED', 'RECALLED', 'TRANSFERRED')
                 order by f.nth desc limit 1) i on i.kind = 'INSTALLED'
              left join usage.signals s
                on s.device = m.device and s.classroom = i.classroom and s.last_day between i.from_day and i.day
              left join lateral (
                select max(d.day) as last_day from usage.days d
                 where d.device = m.device and d.classroom = i.classroom and d.day between i.from_day and i.day) t on true
             where m.kind = 'MISSED' and not m.voided and greatest(t.last_day, s.last_day) is not null
            on conflict (missed) do update set last_day = excluded.last_day where excluded.last_day > h.last_day
            """)
        .update();
  }

  /**
   * What the rooms below say, a row for each device, year and room.
   *
   * <p>Days are those on which a computer stood in its room as far as anybody knows: until the loan
   * ended, and not from a miss until it was found. Whoever was missed was there until the last day
   * on which it was heard of in its room, where anything ever was. What was done in the workshop is
   * booked in the year in which it was done, with the first room of that year, else with none. A
   * new part is booked once, with the device into which it was put first.
   *
   * <p>A trip on a tour that was driven counts the device's own way on it: out, the last delivery
   * to its room of the thirty days before it was installed; home, the collection nearest to the day
   * on which it was recalled. Only trips without one go by the recorded way. From its donor it came
   * on the tour that fetched its lot, and it goes to the plant with its batch; of a lot that was
   * fetched several times nobody knows what came when, so that each device has the mean of these
   * ways, by pieces.
   *
   * <p>The sponsors of a room in a year are those who pay for it on one of its days, by their
   * dates: a change of sponsor leaves the years before as they were. Their share is split by what
   * they promised, times the days of the year; where these are not all sums of one currency, by the
   * days alone.
   *
   * <p>Hours of use are those logged in its room in that year where the log covers at least half of
   * the days on which the room's computers were lent; else the lessons that its timetable planned
   * on these days, where it stood on at least half of their school days (on the others as many);
   * else the coefficient.
   */
  void draft(LocalDate until) {
    jdbc.sql("delete from claims.draft").update();
    jdbc.sql("delete from claims.term").update();
    jdbc.sql("delete from claims.fresh").update();
    jdbc.sql("delete from claims.stale").update();
    jdbc.sql(
            """
            insert into claims.draft (device, year, classroom, school, donor, sponsor, sponsors, sponsor_parts, class, region,
                   days, days_before, displacement, resale, prepared, parts, mode, km, trips, hours, coverage, rode_mode, rode_km, grams, project_key,
                   donor_share, sponsor_share, school_share, programme_share)
            with stays as (
              select p.device, p.classroom, p.since = p.installed_at as placed,
                     (p.since at time zone 'Asia/Shanghai')::date as from_day,
                     greatest((p.since at time zone 'Asia/Shanghai')::date, least(
                       (p.until at time zone 'Asia/Shanghai')::date, h.last_day + 1, :until::date)) as to_day,
                     p.ended_by = 'RECALLED' and (p.until at time zone 'Asia/Shanghai')::date < :until as fetched
                from classrooms.presences p
                left join claims.heard h using (missed)
               where (p.since at time zone 'Asia/Shanghai')::date < :until),
            rides as (
              select r.ref as classroom, true as outwards, r.day, r.metres, r.mode from tours.rides r where r.kind = 'DELIVERY'
              union all
              select k.classroom, false, r.day, r.metres, r.mode
                from tours.rides r join takeback.recalls k on k.recall = r.ref where r.kind = 'RECALL'),
            brought as (
              select distinct on (t.classroom, t.from_day) t.classroom, t.from_day, r.metres, r.mode
                from (select distinct classroom, from_day from stays where placed) t
                join rides r on r.classroom = t.classroom and r.outwards and r.day between t.from_day - 30 and t.from_day
               order by t.classroom, t.from_day, r.day desc, r.metres),
            fetched as (
              select distinct on (t.classroom, t.to_day) t.classroom, t.to_day, r.metres, r.mode
                from (select distinct classroom, to_day from stays where fetched) t
                join rides r on r.classroom = t.classroom and not r.outwards and r.day between t.to_day - 14 and t.to_day + 14
               order by t.classroom, t.to_day, abs(r.day - t.to_day), r.metres),
            years as (
              select t.device, t.classroom, y.year,
                     min(greatest(t.from_day, make_date(y.year, 1, 1))) as first_day,
                     sum(least(t.to_day, make_date(y.year + 1, 1, 1)) - greatest(t.from_day, make_date(y.year, 1, 1)))::int
                       as days,
                     (count(*) filter (where t.placed and y.year = y.came and b.metres is null)
                      + count(*) filter (where t.fetched and y.year = y.went and h.metres is null))::int as trips,
                     sum(case when y.year = y.came then b.metres end) as out_metres,
                     sum(case when y.year = y.went then h.metres end) as home_metres,
                     greatest(max(case when y.year = y.came then b.mode end),
                              max(case when y.year = y.went then h.mode end)) as rode_mode
                from stays t
                left join brought b on t.placed and b.classroom = t.classroom and b.from_day = t.from_day
                left join fetched h on t.fetched and h.classroom = t.classroom and h.to_day = t.to_day
                cross join lateral (
                  select g as year, extract(year from t.from_day)::int as came,
                         extract(year from greatest(t.from_day, t.to_day - 1))::int as went
                    from generate_series(extract(year from t.from_day)::int,
                           extract(year from greatest(t.from_day, t.to_day - 1))::int) g) y
               group by t.device, t.classroom, y.year),
            lent as (
              select y.*,
                     row_number() over (partition by y.device, y.year order by y.first_day, y.classroom) as nth,
                     coalesce(sum(y.days) over (partition by y.device order by y.first_day, y.classroom
                       rows between unbounded preceding and 1 preceding), 0)::int as days_before
                from years y where y.days > 0 or y.trips > 0 or y.rode_mode is not null),
            readied as (
              select f.device, extract(year from f.occurred_at at time zone 'Asia/Shanghai')::int as year,
                     count(*)::int as prepared
                from custody.facts f
               where f.kind = 'READIED' and not f.voided
                 and (f.occurred_at at time zone 'Asia/Shanghai')::date < :until
               group by 1, 2),
            built as (
              select p.device, p.year, string_agg(p.part || ':' || p.pieces, ',' order by p.part) as parts
                from (select m.device, extract(year from m.moved_at at time zone 'Asia/Shanghai')::int as year,
                             case m.kind when 'DISK' then 'SSD' when 'SCREEN' then 'LAPTOP_PANEL'
                                         when 'BATTERY' then 'LAPTOP_BATTERY' when 'POWER_SUPPLY' then 'POWER_ADAPTER'
                                         else m.kind end as part,
                             count(*) as pieces
                        from (select distinct on (n.part) n.device, n.kind, n.moved_at from repair.moves n
                               where n.what = 'PUT_IN' and n.source = 'NEW'
                                 and n.kind in ('DISK', 'SCREEN', 'BATTERY', 'POWER_SUPPLY', 'MEMORY', 'KEYBOARD')
                               order by n.part, n.move) m
                       where (m.moved_at at time zone 'Asia/Shanghai')::date < :until
                       group by 1, 2, 3) p
               group by 1, 2),
            pickups as (
              select k.lot, extract(year from r.day)::int as year, r.day, r.metres, r.mode, greatest(k.pieces, 1) as pieces,
                     sum(greatest(k.pieces, 1)) over (partition by k.lot) as whole
                from collection.pickups k
                left join tours.rides r on r.kind = 'PICKUP' and r.ref = k.pickup
               where k.collected_at is not null or r.ref is not null),
            hauled as (
              select d.device, k.year, k.metres, k.mode
                from (select lot, year, sum(metres * pieces / whole) as metres, max(mode) as mode
                        from pickups where day < :until group by lot, year) k
                join custody.devices d on d.lot = k.lot
              union all
              select t.device, extract(year from r.day)::int, r.metres, r.mode
                from tours.rides r join dismantling.treatments t on t.batch = r.ref
               where r.kind = 'PLANT' and r.day < :until),
            booked as (
              select x.device, x.year, 1::bigint as nth, sum(x.prepared)::int as prepared, coalesce(max(x.parts), '') as parts,
                     sum(x.metres) as metres, max(x.mode) as mode
                from (select device, year, prepared, null as parts, null::numeric as metres, null as mode from readied
                      union all
                      select device, year, 0, parts, null, null from built
                      union all
                      select device, year, 0, null, metres, mode from hauled) x
               group by x.device, x.year),
            whole as (
              select coalesce(l.device, b.device) as device, coalesce(l.year, b.year) as year,
                     coalesce(l.classroom, 0) as classroom, coalesce(l.days, 0) as days,
                     coalesce(l.days_before, 0) as days_before, coalesce(l.trips, 0) as trips,
                     greatest(l.rode_mode, b.mode) as rode_mode,
                     case when greatest(l.rode_mode, b.mode) is not null
                          then round((coalesce(l.out_metres, 0) + coalesce(l.home_metres, 0) + coalesce(b.metres, 0))
                                     / 1000.0)::int end as rode_km,
                     coalesce(b.prepared, 0) as prepared, coalesce(b.parts, '') as parts
                from lent l full join booked b on b.device = l.device and b.year = l.year and b.nth = l.nth),
            covered as (
              select w.classroom, w.year,
                     least(8784, round(g.minutes / 60.0 * 365 / g.covered))::int as hours,
                     least(100, round(100.0 * g.covered / sum(w.days)))::int as coverage
                from whole w
                join custody.devices d using (device)
                join claims.logged g on g.classroom = w.classroom and g.year = w.year
               where d.kind = any(:logging) and w.days > 0 and g.covered > 0
               group by w.classroom, w.year, g.minutes, g.covered
              having 2 * g.covered >= sum(w.days)),
            spans as (
              select t.classroom, y.year, min(greatest(t.from_day, make_date(y.year, 1, 1))) as from_day,
                     max(least(t.to_day, make_date(y.year + 1, 1, 1))) as to_day
                from stays t
                join custody.devices d using (device)
                cross join lateral generate_series(extract(year from t.from_day)::int, extract(year from t.to_day - 1)::int) y (year)
               where d.kind = any(:logging) and t.to_day > t.from_day
                 and t.classroom in (select e.classroom from lessons.timetables e)
                 and not exists (select from covered c where c.classroom = t.classroom and c.year = y.year)
               group by t.classroom, y.year),
            schooldays as (
              select s.classroom, s.year, s.from_day, s.to_day, count(*) as days,
                     count(*) filter (where d.teaching and d.kind <> 'EXAM') as lessons,
                     count(*) filter (where d.teaching and d.kind <> 'EXAM' and exists (
                       select from lessons.timetables e
                        where e.classroom = s.classroom and d.day >= e.valid_from
                          and d.day <= coalesce(e.valid_until, 'infinity'))) as timed
                from spans s
                join classrooms.classrooms c using (classroom)
                join calendar.schools k on k.school = c.school
                join calendar.days d on d.calendar = k.calendar and d.day >= s.from_day and d.day < s.to_day
               group by s.classroom, s.year, s.from_day, s.to_day),
            planned as (
              select s.classroom, s.year,
                     least(8784, round(sum(e.minutes) / 60.0 * s.lessons / s.timed * 365 / s.days))::int as hours
                from schooldays s
                join lessons.plans e on e.classroom = s.classroom and e.day >= s.from_day and e.day < s.to_day
               where s.days = s.to_day - s.from_day and s.timed > 0 and 2 * s.timed >= s.lessons
               group by s.classroom, s.year, s.lessons, s.timed, s.days),
            ways as (
              select distinct on (classroom) classroom, mode, km from claims.way order by classroom, way desc),
            rooms as (
              select c.classroom, c.school, w.mode, w.km,
                     coalesce(t.territory, 'CN') as territory
                from classrooms.classrooms c
                left join partners.sites t using (site)
                left join ways w using (classroom)),
            answers as (
              select school, share, year as since, lead(year) over (partition by school order by year) as before
                from (select distinct on (school, year) school, year, share from claims.displacement
                       order by school, year, displacement desc) latest),
            resold as (
              select distinct on (lot) lot, resale from claims.alternative order by lot, alternative desc),
            keys as (
              select distinct on (coalesce(classroom, 0)) coalesce(classroom, 0) as classroom, project_key,
                     donor, sponsor, school
                from claims.project_key order by coalesce(classroom, 0), project_key desc),
            paying as (
              select y.classroom, y.year, p.partner,
                     least(max(p.until), make_date(y.year + 1, 1, 1), :until::date)
                       - greatest(min(p.since), make_date(y.year, 1, 1)) as days,
                     sum(p.cents) as cents,
                     case when count(distinct p.currency) = 1 then min(p.currency) end as currency
                from (select distinct classroom, year from whole where classroom <> 0) y
                join claims.payers p
                  on p.classroom = y.classroom and p.since < p.until and p.until > make_date(y.year, 1, 1)
                 and p.since < least(make_date(y.year + 1, 1, 1), :until::date)
               group by y.classroom, y.year, p.partner),
            weighed as (
              select f.classroom, f.year, f.partner,
                     f.days * case when count(f.currency) over w = count(*) over w
                                        and min(f.currency) over w = max(f.currency) over w then f.cents else 1 end as weight
                from paying f window w as (partition by f.classroom, f.year)),
            cut as (
              select f.classroom, f.year, f.partner,
                     sum(f.weight) over (w order by f.partner) as upto, f.weight, sum(f.weight) over w as whole,
                     coalesce(k.sponsor, z.sponsor) as share
                from weighed f
                join keys z on z.classroom = 0
                left join keys k on k.classroom = f.classroom
              window w as (partition by f.classroom, f.year)),
            sponsors as (
              select classroom, year, array_agg(partner order by partner) as partners,
                     array_agg((round(share * upto / whole) - round(share * (upto - weight) / whole))::int
                               order by partner) as parts
                from cut group by classroom, year)
            select w.device, w.year, w.classroom, r.school, d.donor,
                   case when cardinality(p.partners) = 1 then p.partners[1] end,
                   case when cardinality(p.partners) > 1 then p.partners end,
                   case when cardinality(p.partners) > 1 then p.parts end,
                   case when d.kind = any(:classes) then d.kind end,
                   case when r.territory in ('HK', 'VN') then r.territory
                        when r.territory = 'OTHER' then 'WORLD' else 'CN' end,
                   w.days, w.days_before, a.share, coalesce(x.resale, false), w.prepared, w.parts,
                   r.mode, r.km, w.trips, case when w.days > 0 then coalesce(u.hours, v.hours) end, case when w.days > 0 then u.coverage end,
                   w.rode_mode, w.rode_km, case when d.basis = 'WEIGHED' then d.grams end,
                   coalesce(k.project_key, z.project_key),
                   case when d.donor is null then 0 else coalesce(k.donor, z.donor) end,
                   case when p.partners is null then 0 else coalesce(k.sponsor, z.sponsor) end,
                   case when r.school is null then 0 else coalesce(k.school, z.school) end,
                   10000 - case when d.donor is null then 0 else coalesce(k.donor, z.donor) end
                         - case when p.partners is null then 0 else coalesce(k.sponsor, z.sponsor) end
                         - case when r.school is null then 0 else coalesce(k.school, z.school) end
              from whole w
              join custody.devices d using (device)
              join keys z on z.classroom = 0
              left join rooms r on r.classroom = w.classroom
              left join keys k on k.classroom = w.classroom and w.classroom <> 0
              left join sponsors p on p.classroom = w.classroom and p.year = w.year
              left join answers a on a.school = r.school and w.year >= a.since
                                 and (a.before is null or w.year < a.before)
              left join resold x on x.lot = d.lot
              left join covered u on u.classroom = w.classroom and u.year = w.year
              left join planned v on v.classroom = w.classroom and v.year = w.year
            """)
        .param("until", until)
        .param("classes", classes())
        .param("logging", logging())
        .update();
  }

  /** Of how many devices the ways outside of loans are known. */
  void legs(LocalDate until) {
    jdbc.sql("delete from claims.leg").update();
    jdbc.sql(
            """
            insert into claims.leg (leg, year, devices, known)
            select 'FROM_DONOR', extract(year from d.first_received_at at time zone 'Asia/Shanghai'), count(*), count(k.lot)
              from custody.devices d
              left join (select distinct p.lot from collection.pickups p
                           join tours.rides r on r.kind = 'PICKUP' and r.ref = p.pickup) k using (lot)
             where d.kind = any(:classes) and (d.first_received_at at time zone 'Asia/Shanghai')::date < :until
             group by 2
            union all
            select 'TO_PLANT', extract(year from t.handed_over_at at time zone 'Asia/Shanghai'), count(*), count(r.ref)
              from dismantling.treatments t
              join custody.devices d using (device)
              left join (select distinct ref from tours.rides where kind = 'PLANT') r on r.ref = t.batch
             where d.kind = any(:classes) and (t.handed_over_at at time zone 'Asia/Shanghai')::date < :until
             group by 2
            """)
        .param("classes", classes())
        .param("until", until)
        .update();
  }

  /** A screen logs nothing: it is on as long as the computers of its room. */
  private static String[] logging() {
    return new String[] {
      DeviceClass.LAPTOP.name(),
      DeviceClass.DESKTOP.name(),
      DeviceClass.ALL_IN_ONE.name(),
      DeviceClass.TABLET.name()
    };
  }

  private static String[] classes() {
    return new String[] {
      DeviceClass.LAPTOP.name(),
      DeviceClass.DESKTOP.name(),
      DeviceClass.ALL_IN_ONE.name(),
      DeviceClass.TABLET.name(),
      DeviceClass.SCREEN.name()
    };
  }
}
