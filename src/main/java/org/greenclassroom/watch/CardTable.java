package org.greenclassroom.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a report card is made of, read for many schools at once: seven statements, however many. */
@Component
class CardTable {
  private final JdbcClient jdbc;

  CardTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Listed(long school, String name, String county, int rooms) {}

  /**
   * Schools with a room that is lent, in their order; of one county or province where digits are
   * given.
   */
  List<Listed> schools(String digits, @Nullable Set<Long> schools, long after, int size) {
    return jdbc.sql(
            """
            select r.school, p.name, max(r.county_name) as county, count(*)::int as rooms
              from watch.room r join partners.partners p on p.partner = r.school
             where r.school > :after and (:digits = '' or r.county like :digits || '%')
               and (:all or r.school = any (:schools))
             group by r.school, p.name order by r.school limit :size
            """)
        .param("after", after)
        .param("digits", digits)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("size", size)
        .query((row, _) ->
            new Listed(
                row.getLong("school"),
                row.getString("name"),
                row.getString("county"),
                row.getInt("rooms")))
        .list();
  }

  List<Card> cards(List<Long> schools, LocalDate today) {
    var asked = schools.toArray(Long[]::new);
    var rooms = new HashMap<Long, List<Card.Room>>();
    var names = new HashMap<Long, Named>();
    rooms(asked, rooms, names);
    var months = months(asked, today);
    var duties = duties(asked, today);
    var tickets = tickets(asked, today);
    var next = next(asked, today);
    var pupils = pupils(asked);
    var all = new ArrayList<Card>();
    for (var school : schools) {
      var named = names.get(school);
      if (named == null) continue;
      all.add(
          new Card(
              school,
              named.name(),
              named.county(),
              pupils.get(school),
              rooms.getOrDefault(school, List.of()),
              months.getOrDefault(school, List.of()),
              duties.getOrDefault(school, List.of()),
              Objects.requireNonNullElse(tickets.get(school), new Card.Tickets(0, 0, 0, null)),
              next.getOrDefault(school, List.of()),
              named.asOf()));
    }
    return all;
  }

  private record Named(String name, String county, LocalDate asOf) {}

  private void rooms(Long[] schools, Map<Long, List<Card.Room>> rooms, Map<Long, Named> names) {
    jdbc.sql(
            """
            select r.school, p.name as school_name, r.county_name, r.as_of, r.classroom, c.name, r.accepted_on, c.due_on,
                   r.delivered, r.working, r.working_on, (c.missing + r.missing)::int as missing, r.last_signal_on,
                   r.school_days, r.week_days, r.week_minutes, r.week_devices
              from watch.room r
              join classrooms.classrooms c on c.classroom = r.classroom
              join partners.partners p on p.partner = r.school
             where r.school = any(?) order by r.school, r.classroom
            """)
        .param(schools)
        .query(row -> {
          long school = row.getLong("school");
          names.put(
              school,
              new Named(
                  row.getString("school_name"),
                  row.getString("county_name"),
                  row.getObject("as_of", LocalDate.class)));
          rooms
              .computeIfAbsent(school, one -> new ArrayList<>())
              .add(
                  new Card.Room(
                      row.getLong("classroom"),
                      row.getString("name"),
                      row.getObject("accepted_on", LocalDate.class),
                      row.getObject("due_on", LocalDate.class),
                      row.getInt("delivered"),
                      row.getObject("working", Integer.class),
                      row.getObject("working_on", LocalDate.class),
                      row.getInt("missing"),
                      row.getObject("last_signal_on", LocalDate.class),
                      row.getInt("school_days"),
                      row.getInt("week_days"),
                      row.getObject("week_minutes", Long.class),
                      row.getObject("week_devices", Integer.class)));
        });
  }

  private Map<Long, List<Card.Month>> months(Long[] schools, LocalDate today) {
    var all = new HashMap<Long, List<Card.Month>>();
    jdbc.sql(
            """
            select school, month, sum(active_min) as active, sum(coalesce(working, delivered) * school_days) as stood,
                   sum(reporting * school_days) as heard, count(*) filter (where reporting > 0)::int as reporting,
                   count(*)::int as rooms
              from watch.month
             where school = any(:schools) and month > (:today::date - interval '12 months')::date and month <= :today
             group by school, month order by school, month
            """)
        .param("schools", schools)
        .param("today", today)
        .query(row -> {
          all.computeIfAbsent(row.getLong("school"), one -> new ArrayList<>())
              .add(
                  new Card.Month(
                      row.getObject("month", LocalDate.class),
                      row.getLong("active"),
                      row.getLong("stood"),
                      row.getLong("heard"),
                      row.getInt("reporting"),
                      row.getInt("rooms")));
        });
    return all;
  }

  private Map<Long, List<Card.Duty>> duties(Long[] schools, LocalDate today) {
    var all = new HashMap<Long, List<Card.Duty>>();
    jdbc.sql(
            """
            select r.school, t.kind, count(*) filter (where t.due_on <= :today)::int as due,
                   count(*) filter (where t.done_on is not null and t.due_on <= :today)::int as done,
                   max(t.done_on) as last_on
              from watch.room r
              join followup.tasks t on t.classroom = r.classroom and t.state <> 'CALLED_OFF'
               and t.due_on > (:today::date - interval '12 months')::date
             where r.school = any(:schools)
             group by r.school, t.kind order by r.school, t.kind desc
            """)
        .param("schools", schools)
        .param("today", today)
        .query(row -> {
          all.computeIfAbsent(row.getLong("school"), one -> new ArrayList<>())
              .add(
                  new Card.Duty(
                      row.getString("kind"),
                      row.getInt("due"),
                      row.getInt("done"),
                      row.getObject("last_on", LocalDate.class)));
        });
    return all;
  }

  private Map<Long, Card.Tickets> tickets(Long[] schools, LocalDate today) {
    var all = new HashMap<Long, Card.Tickets>();
    jdbc.sql(
            """
            select r.school, count(*) filter (where t.solved_at is null)::int as open,
                   count(*) filter (where t.solved_at is null and t.overdue)::int as late,
                   count(*) filter (where (t.solved_at at time zone 'Asia/Shanghai')::date
                                          > (:today::date - interval '12 months')::date)::int as solved,
                   min((t.opened_at at time zone 'Asia/Shanghai')::date) filter (where t.solved_at is null) as oldest_on
              from watch.room r join tickets.tickets t on t.classroom = r.classroom
             where r.school = any(:schools) group by r.school
            """)
        .param("schools", schools)
        .param("today", today)
        .query(row -> {
          all.put(
              row.getLong("school"),
              new Card.Tickets(
                  row.getInt("open"),
                  row.getInt("late"),
                  row.getInt("solved"),
                  row.getObject("oldest_on", LocalDate.class)));
        });
    return all;
  }

  /** The next of each kind and room, late ones with their own day. */
  private Map<Long, List<Card.Next>> next(Long[] schools, LocalDate today) {
    var all = new HashMap<Long, List<Card.Next>>();
    jdbc.sql(
            """
            select n.school, n.kind, n.due_on, c.name
              from (select r.school, r.classroom, t.kind, min(t.due_on) as due_on
                      from watch.room r
                      join followup.tasks t on t.classroom = r.classroom and t.state = 'OPEN'
                     where r.school = any(:schools) and t.due_on <= (:today::date + interval '12 months')::date
                     group by r.school, r.classroom, t.kind) n
              join classrooms.classrooms c on c.classroom = n.classroom
             order by n.school, n.due_on, n.kind, c.name
            """)
        .param("schools", schools)
        .param("today", today)
        .query(row -> {
          all.computeIfAbsent(row.getLong("school"), one -> new ArrayList<>())
              .add(
                  new Card.Next(
                      row.getString("kind"),
                      row.getObject("due_on", LocalDate.class),
                      row.getString("name")));
        });
    return all;
  }

  /** Of schools of which every room's count may be told: a card leaves the house. */
  private Map<Long, @Nullable Integer> pupils(Long[] schools) {
    var all = new HashMap<Long, @Nullable Integer>();
    jdbc.sql(
            """
            select l.school, sum(l.pupils)::int as pupils
              from (select distinct on (h.classroom) r.school, h.classroom, h.school_year, h.pupils
                      from watch.room r join classrooms.headcounts h on h.classroom = r.classroom
                     where r.school = any(:schools) order by h.classroom, h.school_year desc) l
              left join lateral (select true as tellable from classrooms.tellable_headcounts t
                                  where t.classroom = l.classroom and t.school_year = l.school_year) k on true
             where l.pupils > 0
             group by l.school having bool_and(k.tellable is not null)
            """)
        .param("schools", schools)
        .query(row -> {
          all.put(row.getLong("school"), row.getInt("pupils"));
        });
    return all;
  }
}
