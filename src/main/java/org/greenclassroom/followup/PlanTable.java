package org.greenclassroom.followup;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes tasks, for one room or for all, in one statement. The day is the one that {@code
 * Calendars.nextVisitDay} would say: near the wanted one, with lessons and no examination.
 */
@Component
class PlanTable {
  private final JdbcClient jdbc;

  PlanTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes what the cadence asks of a room and is not there yet. A visit for which there are no
   * lessons within its slack is made on the last day of lessons before, else on the first after;
   * where neither is near, on the wanted day. What had been called off because the loan was shorter
   * then is open again, on the day that is found now.
   *
   * @param occasion nothing that was wanted before its day, and no day before
   * @param room null: every room that has no plan yet
   * @param late except visits: nobody can be asked in May how it was in March, but a room that
   *     begins and that nobody visited is late
   * @param after nothing that was wanted until then; null: from the beginning of the loan
   * @param why stands beside the day of one that is open again, where that moved
   * @return how many tasks
   */
  int plan(
      Occasion occasion, @Nullable Long room, boolean late, @Nullable LocalDate after, String why) {
    return jdbc.sql(
            """
            with room as (
              select c.classroom, s.calendar, c.accepted_on as start, c.due_on as due, k.*,
                     (extract(year from age(c.due_on, c.accepted_on)) * 12
                      + extract(month from age(c.due_on, c.accepted_on)))::int as months
                from classrooms.classrooms c
                left join calendar.schools s using (school)
                cross join lateral (
                  select * from followup.cadence k
                   where k.kind = case when c.special_needs then 'SPECIAL_NEEDS' else 'STANDARD' end
                   order by k.cadence desc limit 1) k
               where c.accepted_on is not null and c.ended_on is null
                 and case when :room::bigint is null
                          then not exists (select from followup.task t where t.classroom = c.classroom)
                          else c.classroom = :room end
            ), wish as (
              select classroom, calendar, start, due, cadence, 'VISIT' as kind, 10 as slack,
                     (start + make_interval(months => m))::date as wanted
                from room, lateral (
                  select unnest(visits) union
                  select generate_series(visits[cardinality(visits)] + visits_then, months,
                                         visits_then)) v (m)
              union all
              select classroom, calendar, start, due, cadence, 'CHECKIN', 6,
                     (start + make_interval(months => m))::date
                from room, generate_series(checkins, months, nullif(checkins, 0)) m
              union all
              select classroom, calendar, start, due, cadence, 'QUESTIONNAIRE', 21,
                     (start + make_interval(months => m))::date
                from room, generate_series(questionnaires, months, nullif(questionnaires, 0)) m
              union all
              select classroom, calendar, start, due, cadence, 'INVENTORY', 9,
                     make_date(y, m, 10)
                from room, unnest(inventories) m,
                     generate_series(extract(year from start)::int, extract(year from due)::int) y
            ), asked as (
              select w.*, case when w.wanted < :from then w.start + 1
                               else greatest(w.start + 1, :from) end as first
                from wish w
               where w.wanted > w.start and w.wanted <= w.due
                 and (w.wanted >= :from or w.kind = 'VISIT' and :late)
                 and (:after::date is null or w.wanted > :after::date)
            ), day as (
              select w.*, coalesce(case when d.teaching then d.day end, before.day, behind.day,
                                   d.day, w.wanted) as first_due
                from asked w
                left join lateral (
                  select d.day, d.teaching from calendar.days d
                   where d.calendar = w.calendar and d.working
                     and d.day between greatest(w.wanted - w.slack, w.first)
                                   and least(w.wanted + w.slack, w.due)
                   order by (d.teaching and d.kind <> 'EXAM') desc, d.teaching desc,
                            abs(d.day - w.wanted), d.day
                   limit 1) d on true
                left join lateral (
                  select d2.day from calendar.days d2
                   where w.kind = 'VISIT' and d.teaching is not true
                     and d2.calendar = w.calendar and d2.teaching and d2.kind <> 'EXAM'
                     and d2.day between greatest(w.first, w.wanted - :far) and w.wanted
                   order by d2.day desc limit 1) before on true
                left join lateral (
                  select d3.day from calendar.days d3
                   where w.kind = 'VISIT' and d.teaching is not true and before.day is null
                     and d3.calendar = w.calendar and d3.teaching and d3.kind <> 'EXAM'
                     and d3.day between w.wanted and least(w.due, w.wanted + :far)
                   order by d3.day limit 1) behind on true
            ), made as (
              insert into followup.task
                     (classroom, kind, cadence, wanted_on, first_due_on, due_on, made_at)
              select classroom, kind, cadence, wanted, first_due, first_due, :now from day
              on conflict (classroom, kind, wanted_on) do update
                 set state = 'OPEN', why_off = null, settled_at = null, due_on = excluded.due_on
               where task.state = 'CALLED_OFF' and task.why_off = 'TERM'
              returning new.task, old.due_on as was, new.due_on
            ), moved as (
              insert into followup.move (task, from_on, to_on, reason, moved_at, moved_by)
              select task, was, due_on, :why, :now, :by from made where was <> due_on
            )
            select count(*) from made
            """)
        .param("room", room)
        .param("from", Date.valueOf(occasion.today()))
        .param("late", late)
        .param("after", after == null ? null : Date.valueOf(after))
        .param("far", Calendars.FARTHEST_VISIT)
        .param("why", why)
        .param("by", occasion.actor().account())
        .param("now", Timestamp.from(occasion.now()))
        .query(Integer.class)
        .single();
  }

  /**
   * Takes in what was open of the lists that classrooms made before (decision 0057), once: an old
   * task of a day that the plan has, too, is that one.
   */
  int takeIn(Instant now) {
    return jdbc.sql(
            """
            insert into followup.task (classroom, kind, cadence, wanted_on, first_due_on, due_on, made_at)
            select m.classroom, m.task_kind, k.cadence, m.due_on, m.due_on, m.due_on, :now
              from (select classroom, due_on,
                           case kind when 'CALL' then 'CHECKIN' when 'INVENTORY' then 'INVENTORY'
                                     else 'VISIT' end as task_kind
                      from classrooms.former_milestones) m
              join classrooms.classrooms c using (classroom)
              cross join lateral (
                select cadence from followup.cadence k
                 where k.kind = case when c.special_needs then 'SPECIAL_NEEDS' else 'STANDARD' end
                 order by k.cadence desc limit 1) k
             where not exists (
               select from followup.task t
                where t.classroom = m.classroom and t.kind = m.task_kind
                  and abs(t.wanted_on - m.due_on) <= 45)
            on conflict (classroom, kind, wanted_on) do nothing
            """)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** What had been called off because the loan was shorter then is open again, from a day on. */
  int takeUp(long classroom, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            update followup.task set state = 'OPEN', why_off = null, settled_at = null
             where classroom = ? and state = 'CALLED_OFF' and why_off = 'TERM'
               and due_on between ? and ?
            """)
        .params(classroom, Date.valueOf(from), Date.valueOf(until))
        .update();
  }

  /** Calls off what is open: of one room, wanted or due after a day. */
  int callOff(long classroom, LocalDate after, String why, Instant now) {
    return jdbc.sql(
            """
            update followup.task set state = 'CALLED_OFF', why_off = ?, settled_at = ?
             where classroom = ? and state = 'OPEN' and due_on > ?
            """)
        .params(why, Timestamp.from(now), classroom, Date.valueOf(after))
        .update();
  }
}
