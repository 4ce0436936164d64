package org.greenclassroom.frame;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code frame.letter}. */
@Component
class LetterTable {
  private static final String SELECT =
      """
      select letter, address, language, subject, body, sealed, written_at, sent_at, tries, next_try_at,
             trouble, last_error, given_up_at, calendar
        from frame.letter
      """;

  private final JdbcClient jdbc;

  LetterTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Written once: the same key again changes nothing. */
  void insert(
      UUID key,
      String address,
      String language,
      String subject,
      String body,
      boolean sealed,
      @Nullable String calendar,
      Instant now) {
    jdbc.sql(
            """
            insert into frame.letter
              (key, address, language, subject, body, sealed, calendar, written_at, next_try_at)
            values (:key, :address, :language, :subject, :body, :sealed, :calendar, :now, :now)
            on conflict (key) do nothing
            """)
        .param("key", key)
        .param("address", address)
        .param("language", language)
        .param("subject", subject)
        .param("body", body)
        .param("sealed", sealed)
        .param("calendar", calendar)
        .param("now", at(now))
        .update();
  }

  /**
   * The letter that has been due longest and that no other sender holds; it is held until the end.
   */
  Optional<Letter> takeDue(Instant now) {
    return jdbc.sql(
            SELECT
                + """
                 where next_try_at <= ? order by next_try_at, letter limit 1 for update skip locked
                """)
        .param(at(now))
        .query(Letter.class)
        .optional();
  }

  void sent(long letter, Instant now) {
    jdbc.sql(
            """
            update frame.letter
               set sent_at = ?, next_try_at = null, tries = tries + 1, trouble = null, last_error = null,
                   body = case when sealed then null else body end
             where letter = ?
            """)
        .params(at(now), letter)
        .update();
  }

  /**
   * @param again when to try next; null gives it up
   */
  void failed(long letter, Letter.Trouble why, String error, @Nullable Instant again, Instant now) {
    jdbc.sql(
            """
            update frame.letter
               set tries = tries + 1, trouble = :why, last_error = :error, next_try_at = :again,
                   given_up_at = case when :again::timestamptz is null then :now::timestamptz end
             where letter = :letter
            """)
        .param("why", why.name())
        .param("error", error)
        .param("again", again == null ? null : at(again))
        .param("now", at(now))
        .param("letter", letter)
        .update();
  }

  /** Begins anew: as if it had just been written. */
  int again(long letter, Instant now) {
    return jdbc.sql(
            """
            update frame.letter set tries = 0, next_try_at = ?, given_up_at = null
             where letter = ? and sent_at is null and body is not null
            """)
        .params(at(now), letter)
        .update();
  }

  /** Newest first; of one state, or all when null. */
  List<Letter> page(Letter.@Nullable State state, long before, int most) {
    return jdbc.sql(
            SELECT
                + """
                 where letter < :before
                   and (:state::text is null
                        or :state = 'SENT' and sent_at is not null
                        or :state = 'FAILED' and given_up_at is not null
                        or :state = 'WAITING' and next_try_at is not null)
                 order by letter desc limit :most
                """)
        .param("before", before)
        .param("state", state == null ? null : state.name())
        .param("most", most)
        .query(DataClassRowMapper.newInstance(Letter.class))
        .list();
  }

  /** How many nobody tries any more, and whose reader may still be told. */
  long givenUp() {
    return jdbc.sql(
            "select count(*) from frame.letter where given_up_at is not null and body is not null")
        .query(Long.class)
        .single();
  }

  long waiting() {
    return jdbc.sql("select count(*) from frame.letter where next_try_at is not null")
        .query(Long.class)
        .single();
  }

  @Nullable Instant lastSent() {
    var last =
        jdbc.sql("select max(sent_at) from frame.letter where sent_at is not null")
            .query(OffsetDateTime.class)
            .optional();
    return last.map(OffsetDateTime::toInstant).orElse(null);
  }

  /** Forgets to whom it went and what it said, of all that ended before then. */
  int forget(Instant before) {
    return jdbc.sql(
            """
            update frame.letter set address = null, body = null, calendar = null, last_error = null
             where coalesce(sent_at, given_up_at) < ? and address is not null
            """)
        .param(at(before))
        .update();
  }

  /** The same for one person at once; what still waits goes out first. */
  int forget(Collection<String> addresses) {
    return jdbc.sql(
            """
            update frame.letter set address = null, body = null, calendar = null, last_error = null
             where lower(address) = any(?) and next_try_at is null
            """)
        .param(addresses.toArray(String[]::new))
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
