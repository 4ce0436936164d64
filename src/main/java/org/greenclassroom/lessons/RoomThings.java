package org.greenclassroom.lessons;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code lessons.assessment}, {@code lessons.installation} and {@code lessons.norm}. */
@Component
class RoomThings {
  private final JdbcClient jdbc;

  RoomThings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same uid again writes nothing. */
  void assess(Assessment one, Instant now, long by) {
    jdbc.sql(
            """
            insert into lessons.assessment (uid, classroom, grade, class_label, course_version, instrument, phase, day, n,
                   mean, deviation, bands, revision, recorded_at, recorded_by)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(revision), 0) + 1, ?, ?
              from lessons.assessment
             where classroom = ? and grade = ? and class_label = ? and course_version = ? and instrument = ? and phase = ?
            on conflict (uid) do nothing
            """)
        .params(
            Arrays.asList(
                one.uid(),
                one.classroom(),
                one.grade(),
                one.classLabel(),
                one.courseVersion(),
                one.instrument(),
                one.phase().name(),
                one.day(),
                one.n(),
                one.mean(),
                one.deviation(),
                one.bands().toArray(Integer[]::new),
                Timestamp.from(now),
                by,
                one.classroom(),
                one.grade(),
                one.classLabel(),
                one.courseVersion(),
                one.instrument(),
                one.phase().name()))
        .update();
  }

  List<Assessed> assessments(long classroom) {
    return jdbc
        .sql(
            """
            select grade, class_label, course_version, instrument, phase, day, n, mean, deviation, withheld
              from lessons.assessments where classroom = ?
             order by grade, class_label, course_version, instrument, phase desc limit 200
            """)
        .param(classroom)
        .query(Assessed.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void install(
      long classroom, long pack, LocalDate day, int computers, Instant now, long by, UUID key) {
    jdbc.sql(
            """
            insert into lessons.installation (classroom, pack, day, computers, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(classroom, pack, day, computers, Timestamp.from(now), by, key)
        .update();
  }

  /**
   * A pack in a room.
   *
   * @param newest the newest number of its name: when it is another one, this one is old
   */
  record Installed(String name, long pack, int number, LocalDate day, int computers, int newest) {
    public boolean old() {
      return number < newest;
    }
  }

  List<Installed> installed(long classroom) {
    return jdbc
        .sql(
            """
            select i.name, i.pack, i.number, i.day, i.computers,
                   (select max(p.number) from courses.packs p where p.name = i.name) as newest
              from lessons.installations i where i.classroom = ? order by i.name
            """)
        .param(classroom)
        .query(Installed.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** What a class of these grades should get. */
  record Norm(
      int gradeFrom,
      int gradeTo,
      BigDecimal least,
      BigDecimal aim,
      int periodMin,
      String source,
      LocalDate since) {}

  List<Norm> norms() {
    return jdbc
        .sql(
            """
            select grade_from, grade_to, least, aim, period_min, source, since from lessons.norm
             order by since desc, norm desc limit 200
            """)
        .query(Norm.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  void norm(Norm norm, Instant now, long by, UUID key) {
    jdbc.sql(
            """
            insert into lessons.norm (grade_from, grade_to, least, aim, period_min, source, since, made_at, made_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            """)
        .params(
            norm.gradeFrom(),
            norm.gradeTo(),
            norm.least(),
            norm.aim(),
            norm.periodMin(),
            norm.source(),
            norm.since(),
            Timestamp.from(now),
            by,
            key)
        .update();
  }
}
