package org.greenclassroom.training;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.frame.Somebody;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code training.teacher} and {@code training.declaration}. */
@Component
class TeacherTable {
  private static final String COLUMNS =
      "teacher, school, name, email, phone, language, post, subject, qualified, agreed_at, left_on, erased_at";

  private final JdbcClient jdbc;

  TeacherTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Teacher> teacher(long teacher) {
    return jdbc.sql("select " + COLUMNS + " from training.teacher where teacher = ?")
        .param(teacher)
        .query(DataClassRowMapper.newInstance(Teacher.class))
        .optional();
  }

  /** Those who are there first, by name. */
  List<Teacher> of(long school) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from training.teacher where school = ? order by left_on is not null, name, teacher")
        .param(school)
        .query(DataClassRowMapper.newInstance(Teacher.class))
        .list();
  }

  Optional<Long> keyed(UUID key) {
    return jdbc.sql("select teacher from training.teacher where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** Somebody of this name who is there. */
  Optional<Long> named(long school, String name) {
    return jdbc.sql(
            """
            select teacher from training.teacher
             where school = ? and name = ? and left_on is null order by teacher limit 1
            """)
        .params(school, name)
        .query(Long.class)
        .optional();
  }

  long insert(Occasion occasion, UUID key, Teachers.Known known) {
    return jdbc.sql(
            """
            insert into training.teacher (school, name, email, phone, language, post, subject, qualified,
                   agreed_at, recorded_at, recorded_by, key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning teacher
            """)
        .params(
            Arrays.asList(
                known.school(),
                known.name(),
                known.email(),
                known.phone(),
                known.language(),
                known.post().name(),
                known.subject(),
                known.qualified(),
                known.agreed() ? Timestamp.from(occasion.now()) : null,
                Timestamp.from(occasion.now()),
                Math.max(0, occasion.actor().account()),
                key))
        .query(Long.class)
        .single();
  }

  void change(long teacher, Teachers.Known known, @Nullable Instant agreedAt) {
    jdbc.sql(
            """
            update training.teacher
               set name = ?, email = ?, phone = ?, language = ?, post = ?, subject = ?, qualified = ?,
                   agreed_at = ?
             where teacher = ?
            """)
        .params(
            Arrays.asList(
                known.name(),
                known.email(),
                known.phone(),
                known.language(),
                known.post().name(),
                known.subject(),
                known.qualified(),
                agreedAt == null ? null : Timestamp.from(agreedAt),
                teacher))
        .update();
  }

  int leave(long teacher, LocalDate day) {
    return jdbc.sql("update training.teacher set left_on = ? where teacher = ? and left_on is null")
        .params(Date.valueOf(day), teacher)
        .update();
  }

  int comeBack(long teacher) {
    return jdbc.sql(
            """
            update training.teacher set left_on = null
             where teacher = ? and left_on is not null and erased_at is null
            """)
        .param(teacher)
        .update();
  }

  /** Everybody who is one of these numbers, or is reached there; telephones by their digits. */
  List<Meant> meant(
      Collection<Long> teachers, Collection<String> addresses, Collection<String> phones) {
    return jdbc
        .sql(
            """
            select teacher, name, email, phone from training.teacher
             where teacher = any(?) or lower(email) = any(?)
                or regexp_replace(regexp_replace(phone, '\\D', '', 'g'), ?, '') = any(?)
             order by teacher
            """)
        .params(
            teachers.toArray(Long[]::new),
            addresses.toArray(String[]::new),
            Somebody.DIALLED_BEFORE,
            phones.toArray(String[]::new))
        .query(Meant.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Who it is, as long as it is known. */
  record Meant(
      long teacher, @Nullable String name, @Nullable String email, @Nullable String phone) {}

  /** All that says who it was; what was counted stays counted. */
  void forget(long teacher, Instant now, LocalDate day) {
    jdbc.sql(
            """
            update training.teacher
               set name = null, email = null, phone = null, subject = null, qualified = null,
                   agreed_at = null, erased_at = ?, left_on = coalesce(left_on, ?)
             where teacher = ?
            """)
        .params(Timestamp.from(now), Date.valueOf(day), teacher)
        .update();
    jdbc.sql("update training.observation set words = null where teacher = ?")
        .param(teacher)
        .update();
    jdbc.sql("update training.need set teacher = null where teacher = ?").param(teacher).update();
    jdbc.sql(
            """
            delete from training.attendance a using training.session s
             where s.session = a.session and s.state = 'PLANNED' and a.teacher = ?
            """)
        .param(teacher)
        .update();
  }

  void declare(Occasion occasion, long school, LocalDate day, String words) {
    jdbc.sql(
            """
            insert into training.declaration (school, said_on, words, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            school,
            Date.valueOf(day),
            words,
            Timestamp.from(occasion.now()),
            Math.max(0, occasion.actor().account()))
        .update();
  }

  /** What a principal said. */
  record Declaration(LocalDate saidOn, String words) {}

  List<Declaration> declarations(long school) {
    return jdbc.sql(
            """
            select said_on, words from training.declaration
             where school = ? order by said_on desc, declaration desc limit 5
            """)
        .param(school)
        .query(DataClassRowMapper.newInstance(Declaration.class))
        .list();
  }

  /** Present teachers whose name or school holds these letters, for a sitting. */
  List<Choice> choices(String part, long session, @Nullable Set<Long> schools, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select t.teacher, t.name, p.name as school_name
              from training.teacher t
              join partners.partners p on p.partner = t.school
             where t.left_on is null
               and (?::bigint[] is null or t.school = any (?::bigint[]))
               and (t.name ilike '%' || ? || '%' or p.name ilike '%' || ? || '%')
               and not exists (select from training.attendance a
                                where a.session = ? and a.teacher = t.teacher)
             order by p.name, t.name, t.teacher limit ?
            """)
        .params(Arrays.asList(own, own, part, part, session, most))
        .query(DataClassRowMapper.newInstance(Choice.class))
        .list();
  }

  /** Somebody who can be chosen. */
  record Choice(long teacher, String name, String schoolName) {}

  /** Who may teach others: present, and was at a sitting that was held. */
  List<Choice> trainers(String part, @Nullable Set<Long> schools, int most) {
    var own = schools == null ? null : schools.toArray(Long[]::new);
    return jdbc.sql(
            """
            select t.teacher, t.name, p.name as school_name
              from training.teacher t
              join partners.partners p on p.partner = t.school
             where t.left_on is null
               and (?::bigint[] is null or t.school = any (?::bigint[]))
               and (t.name ilike '%' || ? || '%' or p.name ilike '%' || ? || '%')
               and exists (select from training.attendances a where a.teacher = t.teacher)
             order by p.name, t.name, t.teacher limit ?
            """)
        .params(Arrays.asList(own, own, part, part, most))
        .query(DataClassRowMapper.newInstance(Choice.class))
        .list();
  }
}
