package org.greenclassroom.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code applications.question} and {@code applications.learned}. */
@Component
class QuestionTable {
  private final JdbcClient jdbc;

  QuestionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A fact that was learned after the application was sent. */
  record Learned(Criterion criterion, int value, String whence, Instant at) {}

  void ask(long application, String asked, Instant at, long by) {
    jdbc.sql(
            "insert into applications.question (application, asked_at, asked_by, asked) values (?, ?, ?, ?)")
        .params(application, at.atOffset(ZoneOffset.UTC), by, asked)
        .update();
  }

  int answer(long application, long question, String answer, Instant at) {
    return jdbc.sql(
            """
            update applications.question set answered_at = ?, answer = ?
             where application = ? and question = ? and answered_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), answer, application, question)
        .update();
  }

  List<Question> questions(long application) {
    return jdbc.sql(
            """
            select question, asked_at, asked, answered_at, answer, read_at is null as unread
              from applications.question where application = ? order by question
            """)
        .param(application)
        .query(QuestionTable::question)
        .list();
  }

  /** How many applications have an answer that no officer read yet. */
  long unread() {
    return jdbc.sql(
            """
            select count(distinct application) from applications.question
             where answered_at is not null and read_at is null
            """)
        .query(Long.class)
        .single();
  }

  /** An officer has read all that was answered. */
  void read(long application, Instant at) {
    jdbc.sql(
            """
            update applications.question set read_at = ?
             where application = ? and answered_at is not null and read_at is null
            """)
        .params(at.atOffset(ZoneOffset.UTC), application)
        .update();
  }

  void learn(long application, Criterion criterion, int value, String whence, Instant at, long by) {
    jdbc.sql(
            """
            insert into applications.learned (application, fact, value, whence, at, by_account)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(application, criterion.name(), value, whence, at.atOffset(ZoneOffset.UTC), by)
        .update();
  }

  /** In the order in which they were learned. */
  List<Learned> learned(long application) {
    return jdbc.sql(
            "select fact, value, whence, at from applications.learned where application = ? order by learned")
        .param(application)
        .query((row, _) ->
            new Learned(
                Criterion.valueOf(row.getString("fact")),
                row.getInt("value"),
                row.getString("whence"),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  private static Question question(ResultSet row, int index) throws SQLException {
    var answered = row.getTimestamp("answered_at");
    return new Question(
        row.getLong("question"),
        row.getTimestamp("asked_at").toInstant(),
        row.getString("asked"),
        answered == null ? null : answered.toInstant(),
        row.getString("answer"),
        answered != null && row.getBoolean("unread"));
  }
}
