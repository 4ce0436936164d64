package org.greenclassroom.watch;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code watch.finding}: what the rules find today, one statement a rule. */
@Component
class FindingTable {
  private final JdbcClient jdbc;

  FindingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void find(LocalDate today) {
    jdbc.sql("delete from watch.finding").update();
    silent();
    line();
    missing();
    told();
    visits(today);
    down();
    flags(today);
    inventory();
    ghosts();
  }

  /**
   * A silence that is the line's is no room's. In holidays what is open stays, nothing is opened.
   */
  private void silent() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, level, since, told, opens)
            select case when last_signal_on is null then 'UNHEARD' else 'SILENT' end, 'classroom:' || classroom,
                   classroom, case when school_days > :dropOff then 3 when school_days >= :atRisk then 2 else 1 end,
                   coalesce(last_signal_on, accepted_on),
                   array[school_days::text, coalesce(last_signal_on, accepted_on)::text], teaching
              from watch.room where school_days >= :quiet and not outage
            """)
        .param("quiet", Step.QUIET_AFTER)
        .param("atRisk", Step.AT_RISK_AFTER)
        .param("dropOff", Step.DROP_OFF_AFTER)
        .update();
  }

  private void line() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, county, level, since, told, opens)
            select 'LINE', 'county:' || county, county, 1, max(last_signal_on),
                   array[max(county_name), count(distinct school)::text, count(*)::text, max(last_signal_on)::text],
                   bool_or(teaching)
              from watch.room where outage group by county
            """)
        .update();
  }

  private void missing() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, device, level, since, told, opens)
            select 'MISSING', 'device:' || d.device, d.classroom, d.device, 1, r.on_day, array[d.tag, r.on_day::text], true
              from (select distinct on (device) device, classroom, state, on_day from watch.sightings
                     order by device, on_day desc, said_at desc) r
              join custody.devices d on d.device = r.device and d.stage = 'IN_CLASS'
              join watch.room w on w.classroom = d.classroom
             where r.state = 'MISSING' and r.classroom = d.classroom
            """)
        .update();
  }

  /** The school counts more missing than the book and the roll-calls know. */
  private void told() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, level, since, told, opens)
            select 'MISSING_TOLD', 'classroom:' || p.classroom, p.classroom, 1, p.on_day,
                   array[p.missing::text, (c.missing + w.missing)::text, p.on_day::text], true
              from (select distinct on (classroom) classroom, missing, on_day
                      from watch.tellings where missing is not null order by classroom, said_at desc) p
              join watch.room w on w.classroom = p.classroom
              join classrooms.classrooms c on c.classroom = p.classroom
             where p.missing > c.missing + w.missing
            """)
        .update();
  }

  private void visits(LocalDate today) {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, level, since, told, opens)
            select 'VISIT_LATE', 'classroom:' || classroom, classroom,
                   case when :today::date - visit_due_on > :veryLate then 2 else 1 end, visit_due_on,
                   array[(:today::date - visit_due_on)::text, visit_due_on::text], true
              from watch.room where :today::date - visit_due_on > :late
            """)
        .param("today", today)
        .param("late", Risk.VISIT_LATE)
        .param("veryLate", Risk.VISIT_VERY_LATE)
        .update();
  }

  private void down() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, level, since, told, opens)
            select 'ROOM_DOWN', 'ticket:' || t.ticket, t.classroom, 1, (t.due_at at time zone 'Asia/Shanghai')::date,
                   array[t.ticket::text, (t.due_at at time zone 'Asia/Shanghai')::date::text], true
              from tickets.tickets t
              join watch.room w on w.classroom = t.classroom
             where t.severity = 'ROOM_DOWN' and t.overdue and not t.paused and t.solved_at is null
            """)
        .update();
  }

  /** One wrong day may be anything; three in a month are a battery, an identity that two have. */
  private void flags(LocalDate today) {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, device, level, since, told, opens)
            select case f.flag when 'CLOCK_BAD' then 'CLOCK' else f.flag end, 'device:' || f.device, d.classroom, f.device,
                   1, min(f.day), array[d.tag, count(distinct f.day)::text, max(f.day)::text], true
              from usage.flags f
              join custody.devices d on d.device = f.device and d.stage = 'IN_CLASS'
              join watch.room w on w.classroom = d.classroom
             where f.day > :today::date - 30 and f.day <= :today::date
               and f.day > coalesce((select max((t.solved_at at time zone 'Asia/Shanghai')::date) from tickets.tickets t
                                      where t.device = f.device), '-infinity')
             group by f.flag, f.device, d.classroom, d.tag
            having count(distinct f.day) >= case when f.flag = 'DISK' then 1 else 3 end
            """)
        .param("today", today)
        .update();
  }

  private void inventory() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, level, since, told, opens)
            select 'INVENTORY', 'classroom:' || i.classroom, i.classroom, 1, i.on_day,
                   array[i.counted::text, w.delivered::text, i.on_day::text], true
              from (select distinct on (classroom) classroom, working + faulty + missing as counted, on_day
                      from watch.tellings where kind = 'INVENTORY' order by classroom, said_at desc) i
              join watch.room w on w.classroom = i.classroom
             where i.counted <> w.delivered
            """)
        .update();
  }

  /** Heard of after the day on which the book last wrote something else of it. */
  private void ghosts() {
    jdbc.sql(
            """
            insert into watch.finding (rule, subject, classroom, device, level, since, told, opens)
            select 'GHOST', 'device:' || s.device, s.classroom, s.device, 1, s.last_day,
                   array[d.tag, d.stage, s.last_day::text], true
              from usage.signals s
              join custody.devices d on d.device = s.device
              join classrooms.classrooms c on c.classroom = s.classroom
             where (d.stage <> 'IN_CLASS' or d.classroom <> s.classroom)
               and s.last_day > (d.changed_at at time zone 'Asia/Shanghai')::date
            """)
        .update();
  }
}
