package org.greenclassroom.tours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What tours see of the house: everything that waits for a truck, and on which days somebody is
 * there.
 */
@Component
class Surroundings {
  /** What of it is on a tour already that was not in vain. */
  private static final String ON_TOUR =
      """
      exists (select from tours.stops s join tours.tours t using (tour)
               where t.state in ('CONFIRMED', 'DONE') and s.said <> 'FAILED'
                 and s.kind = '%s' and s.ref = %s)
      """;

  private final JdbcClient jdbc;

  Surroundings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Waiting> waiting() {
    var all = new ArrayList<Waiting>();
    all.addAll(recalls());
    all.addAll(pickups());
    all.addAll(batches());
    all.addAll(deliveries());
    return all;
  }

  /** Rooms that are being recalled: what stands there is fetched on a school day. */
  private List<Waiting> recalls() {
    return jdbc.sql(
            """
            select 'RECALL' as kind, r.recall as ref, s.name, c.name as room, w.site, w.address,
                   w.latitude, w.longitude, coalesce(w.territory, s.territory) as territory,
                   count(d.device)::int as pieces,
                   coalesce(sum(d.grams), 0)::bigint as grams,
                   coalesce(sum(z.litres), 0)::bigint as litres,
                   coalesce(bool_or(d.basis = 'ESTIMATED'), true) as estimated, null::bigint as home, c.due_on,
                   k.calendar, true as teaching, null::timestamptz as from_at, null::timestamptz as until_at
              from takeback.recalls r
              join classrooms.classrooms c on c.classroom = r.classroom
              join schools.schools s on s.school = c.school
              join calendar.schools k on k.school = c.school
              left join partners.sites w on w.site = coalesce(c.site, s.site)
              left join custody.devices d on d.classroom = r.classroom and d.stage = 'IN_CLASS'
              left join tours.size z on z.kind = d.kind
             where r.closed_at is null and not %s
             group by r.recall, s.name, c.name, w.site, w.address, w.latitude, w.longitude, w.territory,
                      s.territory, c.due_on, k.calendar
             order by c.due_on nulls last, r.recall
            """
                .formatted(ON_TOUR.formatted("RECALL", "r.recall")))
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .list();
  }

  /**
   * Donations that our own van fetches, in the window that was agreed. Nothing of it was weighed:
   * of two estimates the heavier counts, better half empty than overloaded.
   */
  private List<Waiting> pickups() {
    return jdbc.sql(
            """
            select 'PICKUP' as kind, p.pickup as ref, n.name, null::text as room, p.site, w.address,
                   w.latitude, w.longitude, coalesce(w.territory, n.territory) as territory, p.pieces,
                   coalesce(g.grams, 0)::bigint as grams,
                   greatest(coalesce(g.litres, 0), 1440 * p.pallets)::bigint as litres,
                   true as estimated, null::bigint as home, null::date as due_on, null::bigint as calendar,
                   false as teaching, p.planned_from as from_at, p.planned_to as until_at
              from collection.pickups p
              join donations.lots l on l.lot = p.lot
              join partners.partners n on n.partner = l.donor
              left join partners.sites w on w.site = p.site
              left join lateral (
                select sum(i.expected * coalesce(greatest(c.grams, z.grams), 1000)) as grams,
                       sum(i.expected * coalesce(z.litres, 10)) as litres
                  from collection.pickup_lines i
                  join collection.classes c on c.thing_class = i.thing_class
                  left join tours.size z on z.kind = i.thing_class
                 where i.pickup = p.pickup) g on true
             where p.state in ('PLANNED', 'CONFIRMED') and p.carrier is null and not %s
             order by p.planned_from, p.pickup
            """
                .formatted(ON_TOUR.formatted("PICKUP", "p.pickup")))
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .list();
  }

  /**
   * Batches that are being filled: they leave from where most of what is to be dismantled stands.
   */
  private List<Waiting> batches() {
    return jdbc.sql(
            """
            select 'PLANT' as kind, b.batch as ref, n.name, b.number as room, w.site, w.address,
                   w.latitude, w.longitude, coalesce(w.territory, n.territory) as territory, b.devices::int as pieces,
                   coalesce(nullif(b.grams_in, 0), b.devices * coalesce(h.grams, 5000))::bigint as grams,
                   (b.devices * coalesce(h.litres, 30))::bigint as litres, b.grams_in = 0 as estimated,
                   h.home, null::date as due_on, k.calendar, false as teaching,
                   null::timestamptz as from_at, null::timestamptz as until_at
              from dismantling.batches b
              join partners.partners n on n.partner = b.plant
              join calendar.calendars k on k.level = 'TERRITORY' and k.territory = n.territory
              left join lateral (
                select s.site, s.address, s.latitude, s.longitude, s.territory from partners.sites s
                 where s.partner = b.plant order by s.kind <> 'PLANT', s.site limit 1) w on true
              left join lateral (
                select avg(d.grams) as grams, avg(z.litres) as litres,
                       mode() within group (order by d.place) as home
                  from custody.devices d left join tours.size z on z.kind = d.kind
                 where d.stage = 'TO_DISMANTLE' and d.holder = 1) h on true
             where b.slip is null and b.devices > 0 and not %s
             order by b.batch
            """
                .formatted(ON_TOUR.formatted("PLANT", "b.batch")))
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .list();
  }

  /** What is kept for rooms and has not left: from where most of it stands, on a school day. */
  private List<Waiting> deliveries() {
    return jdbc.sql(
            """
            select 'DELIVERY' as kind, c.classroom as ref, s.name, c.name as room, w.site, w.address,
                   w.latitude, w.longitude, coalesce(w.territory, s.territory) as territory,
                   count(*)::int as pieces,
                   sum(d.grams)::bigint as grams, coalesce(sum(z.litres), 0)::bigint as litres,
                   bool_or(d.basis = 'ESTIMATED') as estimated,
                   mode() within group (order by d.place) as home, null::date as due_on,
                   k.calendar, true as teaching, null::timestamptz as from_at, null::timestamptz as until_at
              from classrooms.classrooms c
              join schools.schools s on s.school = c.school
              join calendar.schools k on k.school = c.school
              left join partners.sites w on w.site = coalesce(c.site, s.site)
              join custody.devices d on d.classroom = c.classroom and d.stage = 'RESERVED'
              left join tours.size z on z.kind = d.kind
             where not %s
             group by c.classroom, s.name, c.name, w.site, w.address, w.latitude, w.longitude, w.territory,
                      s.territory, k.calendar
             order by c.classroom
            """
                .formatted(ON_TOUR.formatted("DELIVERY", "c.classroom")))
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .list();
  }

  /** A day on which a calendar counts. */
  private record Open(long calendar, LocalDate day, boolean teaching, boolean working) {}

  /** On which of these days there are lessons, and on which people work, by calendar. */
  record Days(Map<Long, Set<LocalDate>> teaching, Map<Long, Set<LocalDate>> working) {
    Set<LocalDate> of(long calendar, boolean lessons) {
      return (lessons ? teaching : working).getOrDefault(calendar, Set.of());
    }
  }

  Days days(Collection<Long> calendars, LocalDate first, LocalDate last) {
    var days = new Days(new HashMap<>(), new HashMap<>());
    jdbc.sql(
            """
            select calendar, day, teaching, working from calendar.days
             where calendar = any(?) and day between ? and ?
            """)
        .params(calendars.toArray(Long[]::new), first, last)
        .query(DataClassRowMapper.newInstance(Open.class))
        .list()
        .forEach(open -> {
          if (open.teaching)
            days.teaching.computeIfAbsent(open.calendar, _ -> new HashSet<>()).add(open.day);
          if (open.working)
            days.working.computeIfAbsent(open.calendar, _ -> new HashSet<>()).add(open.day);
        });
    return days;
  }

  /** The calendar of each territory. */
  Map<String, Long> territories() {
    var all = new HashMap<String, Long>();
    jdbc.sql("select territory, calendar from calendar.calendars where level = 'TERRITORY'")
        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }
}
