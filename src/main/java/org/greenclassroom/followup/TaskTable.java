package org.greenclassroom.followup;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code followup.task} and {@code followup.move}. */
@Component
class TaskTable {
  private static final String SELECT =
      """
      select t.task, t.classroom, t.kind, t.wanted_on, t.first_due_on, t.due_on, t.engineer, t.state,
             t.done_on, t.done_by_kind
        from followup.task t
      """;

  private final JdbcClient jdbc;

  TaskTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Task> task(long task) {
    return jdbc.sql(SELECT + " where t.task = ?")
        .param(task)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Whoever changes a task holds it. */
  Optional<Task> held(long task) {
    return jdbc.sql(SELECT + " where t.task = ? for update")
        .param(task)
        .query((row, _) -> read(row))
        .optional();
  }

  List<Task> of(long classroom) {
    return jdbc.sql(SELECT + " where t.classroom = ? order by t.due_on, t.task")
        .param(classroom)
        .query((row, _) -> read(row))
        .list();
  }

  List<Task> open(long classroom) {
    return jdbc.sql(
            SELECT + " where t.classroom = ? and t.state = 'OPEN' order by t.due_on, t.task")
        .param(classroom)
        .query((row, _) -> read(row))
        .list();
  }

  List<Long> rooms(int most) {
    return jdbc.sql(
            """
            select classroom from followup.task where state = 'OPEN'
             group by classroom order by min(due_on), classroom limit ?
            """)
        .param(most)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  Optional<Task> next(long classroom, TaskKind kind) {
    return jdbc.sql(
            SELECT
                + """
                 where t.classroom = ? and t.kind = ? and t.state = 'OPEN'
                 order by t.due_on, t.task limit 1
                """)
        .params(classroom, kind.name())
        .query((row, _) -> read(row))
        .optional();
  }

  int done(long task, LocalDate day, long by, DoneBy how, Instant now) {
    return jdbc.sql(
            """
            update followup.task
               set state = 'DONE', why_off = null, done_on = ?, done_by = ?, done_by_kind = ?, settled_at = ?
             where task = ? and state <> 'DONE'
            """)
        .params(Date.valueOf(day), by, how.name(), Timestamp.from(now), task)
        .update();
  }

  void callOff(long task, Instant now) {
    jdbc.sql(
            """
            update followup.task set state = 'CALLED_OFF', why_off = 'NOT_NEEDED', settled_at = ?
             where task = ? and state = 'OPEN'
            """)
        .params(Timestamp.from(now), task)
        .update();
  }

  /** One more than the cadence asks for; of the same day it is the one that is there. */
  long add(
      Occasion occasion, long classroom, TaskKind kind, LocalDate day, @Nullable Long engineer) {
    jdbc.sql(
            """
            insert into followup.task (classroom, kind, cadence, wanted_on, first_due_on, due_on, engineer,
                   made_at)
            select c.classroom, :kind, max(k.cadence), :day, :day, :day, :engineer, :now
              from classrooms.classrooms c
              join followup.cadence k
                on k.kind = case when c.special_needs then 'SPECIAL_NEEDS' else 'STANDARD' end
             where c.classroom = :classroom group by c.classroom
            on conflict (classroom, kind, wanted_on) do nothing
            """)
        .param("kind", kind.name())
        .param("day", Date.valueOf(day))
        .param("engineer", engineer)
        .param("now", Timestamp.from(occasion.now()))
        .param("classroom", classroom)
        .update();
    return jdbc.sql(
            "select task from followup.task where classroom = ? and kind = ? and wanted_on = ?")
        .params(classroom, kind.name(), Date.valueOf(day))
        .query(Long.class)
        .single();
  }

  void give(long task, @Nullable Long engineer) {
    jdbc.sql("update followup.task set engineer = ? where task = ?")
        .params(Arrays.asList(engineer, task))
        .update();
  }

  void move(Occasion occasion, Task task, LocalDate to, String reason) {
    jdbc.sql(
            """
            insert into followup.move (task, from_on, to_on, reason, moved_at, moved_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            task.task(),
            Date.valueOf(task.dueOn()),
            Date.valueOf(to),
            reason,
            Timestamp.from(occasion.now()),
            occasion.actor().account())
        .update();
    jdbc.sql("update followup.task set due_on = ? where task = ?")
        .params(Date.valueOf(to), task.task())
        .update();
  }

  List<Move> moves(long task) {
    return jdbc.sql(
            """
            select m.from_on, m.to_on, m.reason, m.moved_at, a.name
              from followup.move m
              left join people.accounts a on a.account = m.moved_by
             where m.task = ? order by m.move
            """)
        .param(task)
        .query((row, _) ->
            new Move(
                row.getDate(1).toLocalDate(),
                row.getDate(2).toLocalDate(),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5)))
        .list();
  }

  static Task read(ResultSet row) throws SQLException {
    var done = row.getDate("done_on");
    var how = row.getString("done_by_kind");
    return new Task(
        row.getLong("task"),
        row.getLong("classroom"),
        TaskKind.valueOf(row.getString("kind")),
        row.getDate("wanted_on").toLocalDate(),
        row.getDate("first_due_on").toLocalDate(),
        row.getDate("due_on").toLocalDate(),
        row.getObject("engineer", Long.class),
        TaskState.valueOf(row.getString("state")),
        done == null ? null : done.toLocalDate(),
        how == null ? null : DoneBy.valueOf(how));
  }
}
