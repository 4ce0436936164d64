package org.greenclassroom.attendance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code attendance.asked}, {@code attendance.sheet} and {@code attendance.answer}. */
@Component
class SheetTable {
  private final JdbcClient jdbc;

  SheetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** To whom one would write: an address, and in which language. */
  record Reader(Audience audience, String email, String language) {}

  /** Whoever came, the people of the school and of the companies who have accounts, each once. */
  List<Reader> readers(long activity) {
    return jdbc.sql(
            """
            select distinct 'VOLUNTEER' as audience, v.email, v.language
              from attendance.presences p join volunteers.volunteers v using (volunteer)
             where p.activity = ? and v.email is not null
            union
            select 'SCHOOL', m.address, m.language from activities.activities a
              join people.grants g on g.partner = a.school and g.role = 'SCHOOL'
              join people.mailboxes m on m.account = g.account
             where a.activity = ?
            union
            select 'COMPANY', m.address, m.language
              from (select partner from activities.activities where activity = ?
                    union select partner from signups.teams where activity = ?) c
              join people.grants g on g.partner = c.partner and g.role = 'DONOR'
              join people.mailboxes m on m.account = g.account
            """)
        .params(activity, activity, activity, activity)
        .query((row, _) ->
            new Reader(Audience.valueOf(row.getString(1)), row.getString(2), row.getString(3)))
        .list();
  }

  /** 0: they were written to before. */
  int ask(long activity, Audience audience, String hashOfAddress, Instant now) {
    return jdbc.sql(
            """
            insert into attendance.asked (activity, audience, address, asked_at) values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(activity, audience.name(), hashOfAddress, Timestamp.from(now))
        .update();
  }

  void insert(String hashOfSecret, long activity, Audience audience) {
    jdbc.sql("insert into attendance.sheet (secret, activity, audience) values (?, ?, ?)")
        .params(hashOfSecret, activity, audience.name())
        .update();
  }

  /** An empty sheet, or one that was handed in. */
  record Sheet(long activity, Audience audience, boolean used) {}

  Optional<Sheet> sheet(String hashOfSecret) {
    return jdbc.sql("select activity, audience, used from attendance.sheet where secret = ?")
        .param(hashOfSecret)
        .query((row, _) ->
            new Sheet(row.getLong(1), Audience.valueOf(row.getString(2)), row.getBoolean(3)))
        .optional();
  }

  /** 0: it was handed in before. */
  int use(String hashOfSecret) {
    return jdbc.sql("update attendance.sheet set used = true where secret = ? and not used")
        .param(hashOfSecret)
        .update();
  }

  void count(long activity, Audience audience, Question question, int choice) {
    jdbc.sql(
            """
            insert into attendance.answer (activity, audience, question, choice, given) values (?, ?, ?, ?, 1)
            on conflict (activity, audience, question, choice) do update set given = answer.given + 1
            """)
        .params(activity, audience.name(), question.name(), choice)
        .update();
  }

  /** How many sheets of an audience went out and came back. */
  record Sheets(Audience audience, int out, int back) {}

  List<Sheets> sheets(long activity) {
    return jdbc.sql(
            """
            select audience, count(*), count(*) filter (where used) from attendance.sheet
             where activity = ? group by audience order by audience desc
            """)
        .param(activity)
        .query((row, _) ->
            new Sheets(Audience.valueOf(row.getString(1)), row.getInt(2), row.getInt(3)))
        .list();
  }

  /** How often a choice was made. */
  record Counted(Audience audience, Question question, int choice, int given) {}

  /** From what is public: nothing of fewer than five. */
  List<Counted> counted(long activity) {
    return jdbc.sql(
            """
            select audience, question, choice, given from attendance.answers
             where activity = ? order by audience desc, question, choice
            """)
        .param(activity)
        .query((row, _) ->
            new Counted(
                Audience.valueOf(row.getString(1)),
                Question.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4)))
        .list();
  }

  /** Days that were held lately, whose late telephones may have brought somebody since. */
  List<Long> heldSince(Instant since) {
    return jdbc
        .sql(
            """
            select activity from activities.activities where state = 'HELD' and not removed and ends_at > ?
            """)
        .param(Timestamp.from(since))
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
