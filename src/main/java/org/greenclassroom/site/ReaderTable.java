package org.greenclassroom.site;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code site.reader} and {@code site.issue}. */
@Component
class ReaderTable {
  private final JdbcClient jdbc;

  ReaderTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who reads the newsletter.
   *
   * @param confirmedAt null: nobody followed the link of the first letter yet
   * @param deleteOn the day on which the address goes if nothing is said
   */
  record Reader(
      String address,
      String language,
      String secret,
      @Nullable Instant confirmedAt,
      LocalDate deleteOn) {
    Locale locale() {
      return Locale.forLanguageTag(language);
    }
  }

  private static final String READERS =
      "select address, language, secret, confirmed_at, delete_on from site.reader";

  /** Whoever asks a second time keeps the first link. */
  void ask(String address, String language, String secret, Instant at, LocalDate deleteOn) {
    jdbc.sql(
            """
            insert into site.reader (address, language, secret, asked_at, delete_on)
            values (?, ?, ?, ?, ?) on conflict (address) do nothing
            """)
        .params(address, language, secret, Timestamp.from(at), deleteOn)
        .update();
  }

  Optional<Reader> at(String address) {
    return jdbc.sql(READERS + " where address = ?")
        .param(address)
        .query(DataClassRowMapper.newInstance(Reader.class))
        .optional();
  }

  Optional<Reader> known(String secret) {
    return jdbc.sql(READERS + " where secret = ?")
        .param(secret)
        .query(DataClassRowMapper.newInstance(Reader.class))
        .optional();
  }

  /** Those who said yes, in this language. */
  List<Reader> readers(String language) {
    return jdbc.sql(READERS + " where confirmed_at is not null and language = ? order by reader")
        .param(language)
        .query(DataClassRowMapper.newInstance(Reader.class))
        .list();
  }

  boolean confirm(String secret, Instant at, LocalDate deleteOn) {
    return jdbc.sql(
                """
                update site.reader set confirmed_at = coalesce(confirmed_at, ?), delete_on = ?
                 where secret = ?
                """)
            .params(Timestamp.from(at), deleteOn, secret)
            .update()
        > 0;
  }

  void forget(String secret) {
    jdbc.sql("delete from site.reader where secret = ?").param(secret).update();
  }

  int forgetBefore(LocalDate day) {
    return jdbc.sql("delete from site.reader where delete_on <= ?").param(day).update();
  }

  /** How many said yes, by language, and how many have not answered yet. */
  record Counted(String language, long confirmed, long waiting) {}

  List<Counted> counted() {
    return jdbc.sql(
            """
            select language, count(confirmed_at) as confirmed,
                   count(*) filter (where confirmed_at is null) as waiting
              from site.reader group by language order by language
            """)
        .query(DataClassRowMapper.newInstance(Counted.class))
        .list();
  }

  /** A newsletter that was sent. */
  record Issue(long issue, String language, String subject, int readers, Instant sentAt) {}

  List<Issue> issues() {
    return jdbc.sql(
            """
            select issue, language, subject, readers, sent_at from site.issue
             order by issue desc limit 50
            """)
        .query(DataClassRowMapper.newInstance(Issue.class))
        .list();
  }

  /**
   * @return whether it was not sent before
   */
  boolean insert(
      String language, String subject, String words, int readers, Instant at, long by, UUID key) {
    return jdbc.sql(
                """
                insert into site.issue (language, subject, words, readers, sent_at, sent_by, key)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
                """)
            .params(language, subject, words, readers, Timestamp.from(at), by, key)
            .update()
        > 0;
  }
}
