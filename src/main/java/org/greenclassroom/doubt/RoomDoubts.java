package org.greenclassroom.doubt;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code doubt.finding}: what is said of rooms, schools and days with people and cannot
 * both be true.
 */
@Component
class RoomDoubts {
  private final JdbcClient jdbc;

  RoomDoubts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void find(LocalDate today) {
    roomsAlike();
    moreThanAccepted();
    pupilsAboveSchool();
    noTickets(today);
    usedAfterEnd();
    lessonAfterEnd();
    lateWithoutReason(today);
    closedAndFull();
    dischargedTooEarly();
    twoPlaces();
    overbooked();
  }

  /**
   * Two open rooms of one school with one number: a school writes 301 室 once and Room 301 again.
   */
  private void roomsAlike() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'ROOMS_ALIKE', 'rooms:' || c.school || ':' || n.number, min(c.classroom),
                   array[p.name, n.number, 'n:' || count(*), string_agg(c.name, ', ' order by c.classroom)],
                   '/classrooms/' || max(c.classroom)
              from classrooms.classrooms c
              join partners.partners p on p.partner = c.school
              cross join lateral (select regexp_replace(c.name, '[^0-9]', '', 'g') as number) n
             where c.ended_on is null and n.number <> ''
             group by c.school, p.name, n.number
            having count(*) > 1
            """)
        .update();
  }

  /** More computers in class than the school ever signed for. */
  private void moreThanAccepted() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'MORE_THAN_ACCEPTED', 'classroom:' || c.classroom, c.classroom,
                   array['n:' || c.in_class, 'n:' || a.accepted], '/classrooms/' || c.classroom
              from classrooms.classrooms c
              join lateral (
                select sum(x.arrived + x.missed) as accepted
                  from classrooms.acceptances x where x.classroom = c.classroom) a on true
             where c.ended_on is null and c.in_class > a.accepted
            """)
        .update();
  }

  /** One room teaches more pupils than its whole school has. */
  private void pupilsAboveSchool() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'PUPILS_ABOVE_SCHOOL', 'classroom:' || c.classroom || ':' || h.school_year, c.classroom,
                   array[h.school_year, 'n:' || h.pupils, 'n:' || s.pupils], '/classrooms/' || c.classroom
              from classrooms.headcounts h
              join classrooms.classrooms c using (classroom)
              join schools.headcounts s on s.school = c.school and s.school_year = h.school_year
             where h.pupils > s.pupils
            """)
        .update();
  }

  /** Nothing breaks for a year: more likely nobody tells us. One row for a school. */
  private void noTickets(LocalDate today) {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'NO_TICKETS', 'school:' || c.school, min(c.classroom),
                   array[p.name, coalesce((max(t.last_at) at time zone 'Asia/Shanghai')::date, min(c.accepted_on))::text],
                   '/schools/' || c.school
              from classrooms.classrooms c
              join partners.partners p on p.partner = c.school
              left join lateral (
                select max(x.opened_at) as last_at from tickets.tickets x where x.classroom = c.classroom) t on true
             where c.ended_on is null and c.accepted_on is not null and c.in_class > 0
             group by c.school, p.name
            having min(c.accepted_on) <= :today::date - 365
               and coalesce((max(t.last_at) at time zone 'Asia/Shanghai')::date, '-infinity') <= :today::date - 365
            """)
        .param("today", today)
        .update();
  }

  private void usedAfterEnd() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'USED_AFTER_END', 'classroom:' || c.classroom, c.classroom,
                   array[c.ended_on::text, max(u.day)::text], '/classrooms/' || c.classroom
              from classrooms.classrooms c
              join usage.room_days u on u.classroom = c.classroom and u.day > c.ended_on
             group by c.classroom, c.ended_on
            """)
        .update();
  }

  private void lessonAfterEnd() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'LESSON_AFTER_END', 'classroom:' || c.classroom, c.classroom,
                   array[c.ended_on::text, max(l.day)::text], '/classrooms/' || c.classroom
              from classrooms.classrooms c
              join lessons.lessons l on l.classroom = c.classroom and l.state = 'HELD' and l.day > c.ended_on
             where c.ended_on is not null
             group by c.classroom, c.ended_on
            """)
        .update();
  }

  /** Past its day, nobody counts there, and nobody wrote why; or what they wrote is over. */
  private void lateWithoutReason(LocalDate today) {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'LATE_WITHOUT_REASON', 'classroom:' || classroom || ':' || due_on, classroom,
                   array[due_on::text], '/classrooms/' || classroom
              from endings.lates
             where reason not in ('FOUND_AGAIN', 'COUNTING', 'ON_THE_ROAD') and due_on < :today::date
               and (remark is null or remark_until < :today::date)
            """)
        .param("today", today)
        .update();
  }

  private void closedAndFull() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'CLOSED_AND_FULL', 'classroom:' || classroom, classroom,
                   array[ended_on::text, 'n:' || in_class], '/classrooms/' || classroom
              from classrooms.classrooms
             where ended_on is not null and in_class > 0
            """)
        .update();
  }

  /** The letter that frees the school says less than was lent; or what it says is missing again. */
  private void dischargedTooEarly() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, classroom, told, path)
            select 'DISCHARGED_TOO_EARLY', 'discharge:' || d.discharge, r.classroom,
                   array[d.number, 'n:' || d.issued, 'n:' || d.found, 'n:' || d.explained], '/takeback/' || d.recall
              from takeback.discharges d join takeback.recalls r using (recall)
             where d.ended_at is null and (d.found + d.explained < d.issued or r.unexplained > 0)
            """)
        .update();
  }

  /**
   * One volunteer at two days at the same time. Never who: the day's page says it to whoever may.
   */
  private void twoPlaces() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            with there as (
              select p.presence, p.volunteer, p.activity, p.came_at, coalesce(p.left_at, s.ends_at) as left_at
                from attendance.presences p join activities.slots s using (slot))
            select distinct on (a.activity, b.activity, a.volunteer) 'TWO_PLACES',
                   'volunteer:' || a.volunteer || ':' || a.activity || ':' || b.activity,
                   array[x.title, y.title, (greatest(a.came_at, b.came_at) at time zone 'Asia/Shanghai')::date::text],
                   '/activities/' || a.activity
              from there a
              join there b on b.volunteer = a.volunteer and b.activity > a.activity
               and a.came_at < b.left_at and b.came_at < a.left_at
              join activities.activities x on x.activity = a.activity
              join activities.activities y on y.activity = b.activity
             order by a.activity, b.activity, a.volunteer, a.presence
            """)
        .update();
  }

  private void overbooked() {
    jdbc.sql(
            """
            insert into doubt.finding (kind, subject, told, path)
            select 'OVERBOOKED', 'slot:' || f.slot,
                   array[a.title, coalesce(s.name, s.role), 'n:' || (f.placed + f.offered), 'n:' || f.capacity], '/activities/' || f.activity
              from signups.fills f
              join activities.slots s on s.slot = f.slot
              join activities.activities a on a.activity = f.activity
             where f.placed + f.offered > f.capacity and a.state <> 'CANCELLED'
            """)
        .update();
  }
}
