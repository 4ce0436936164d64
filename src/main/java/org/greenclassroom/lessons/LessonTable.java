package org.greenclassroom.lessons;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code lessons.lesson}: what was said, and the last word on each. */
@Component
class LessonTable {
  private static final String SELECT =
      """
      select l.*, not exists (
               select from lessons.lesson n where n.thread = l.thread and n.revision > l.revision) as current
        from lessons.lesson l
      """;

  private final JdbcClient jdbc;

  LessonTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Two words on lessons of one room follow each other. */
  void hold(long classroom) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('lessons.room'), ?)")
        .param((int) classroom)
        .query((row, _) -> true)
        .single();
  }

  Optional<Logged> lesson(long lesson) {
    return jdbc.sql(SELECT + " where l.lesson = ?")
        .param(lesson)
        .query(LessonTable::read)
        .optional();
  }

  Optional<Logged> byUid(UUID uid) {
    return jdbc.sql(SELECT + " where l.uid = ?").param(uid).query(LessonTable::read).optional();
  }

  /** The last word on an entry on a day. */
  Optional<Logged> of(long entry, LocalDate day) {
    return jdbc.sql(SELECT + " where l.entry = ? and l.day = ? order by l.revision desc limit 1")
        .params(entry, day)
        .query(LessonTable::read)
        .optional();
  }

  /** All words on a lesson, the newest first. */
  List<Logged> thread(UUID thread) {
    return jdbc.sql(SELECT + " where l.thread = ? order by l.revision desc")
        .param(thread)
        .query(LessonTable::read)
        .list();
  }

  long insert(Lesson lesson, String hash, UUID thread, int revision, Instant now, long by) {
    var reason = lesson.reason();
    return jdbc.sql(
            """
            insert into lessons.lesson (uid, hash, thread, revision, classroom, day, entry, state, reason, grade, class_label,
                   minutes, pupils, girls, boys, computers, course_version, unit, tongue, remark, via, recorded_at,
                   recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning lesson
            """)
        .params(
            Arrays.asList(
                lesson.uid(),
                hash,
                thread,
                revision,
                lesson.classroom(),
                lesson.day(),
                lesson.entry(),
                lesson.state().name(),
                reason == null ? null : reason.name(),
                lesson.grade(),
                lesson.classLabel(),
                lesson.minutes(),
                lesson.pupils(),
                lesson.girls(),
                lesson.boys(),
                lesson.computers(),
                lesson.courseVersion(),
                lesson.unit(),
                lesson.tongue().code(),
                lesson.remark(),
                lesson.via().name(),
                Timestamp.from(now),
                by))
        .query(Long.class)
        .single();
  }

  /** The last words on a room's lessons, the newest day first; before this day and number. */
  List<Logged> ofRoom(long classroom, LocalDate day, long lesson, int most) {
    return jdbc.sql(
            SELECT
                + """
                 where l.classroom = ? and (l.day, l.lesson) < (?, ?)
                   and not exists (select from lessons.lesson n where n.thread = l.thread and n.revision > l.revision)
                 order by l.day desc, l.lesson desc limit ?
                """)
        .params(classroom, day, lesson, most)
        .query(LessonTable::read)
        .list();
  }

  /** The same of a day or later, of one room or of all; each is told once. */
  void each(
      @Nullable Set<Long> schools,
      @Nullable Long classroom,
      LocalDate from,
      LocalDate to,
      Consumer<Logged> taker) {
    jdbc.sql(
            SELECT
                + """
                 where (:room::bigint is null or l.classroom = :room) and l.day between :from and :to
                   and not exists (select from lessons.lesson n where n.thread = l.thread and n.revision > l.revision)
                   and (:all or exists (select from classrooms.classrooms c
                                         where c.classroom = l.classroom and c.school = any (:schools)))
                 order by l.day, l.lesson
                """)
        .param("all", schools == null)
        .param("schools", schools == null ? new Long[0] : schools.toArray(Long[]::new))
        .param("room", classroom, java.sql.Types.BIGINT)
        .param("from", from)
        .param("to", to)
        .withFetchSize(500)
        .query((ResultSet row) -> taker.accept(read(row, 0)));
  }

  private static Logged read(ResultSet row, int at) throws SQLException {
    var reason = row.getString("reason");
    return new Logged(
        row.getLong("lesson"),
        row.getObject("uid", UUID.class),
        row.getString("hash"),
        row.getObject("thread", UUID.class),
        row.getInt("revision"),
        row.getLong("classroom"),
        row.getObject("day", LocalDate.class),
        row.getObject("entry", Long.class),
        LessonState.valueOf(row.getString("state")),
        reason == null ? null : Reason.valueOf(reason),
        row.getInt("grade"),
        row.getString("class_label"),
        row.getObject("minutes", Integer.class),
        row.getObject("pupils", Integer.class),
        row.getObject("girls", Integer.class),
        row.getObject("boys", Integer.class),
        row.getObject("computers", Integer.class),
        row.getObject("course_version", Long.class),
        row.getObject("unit", Integer.class),
        Tongue.of(row.getString("tongue")),
        row.getString("remark"),
        Via.valueOf(row.getString("via")),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("recorded_by"),
        row.getBoolean("current"));
  }
}
