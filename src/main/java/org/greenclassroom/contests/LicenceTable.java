package org.greenclassroom.contests;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code contests.licence} and {@code contests.use}. */
@Component
class LicenceTable {
  private final JdbcClient jdbc;

  LicenceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where a work was shown.
   *
   * @param askedAt null: nobody asked to pull it
   * @param pulledAt null: it is still there
   */
  public record Use(
      long use,
      long entry,
      String code,
      Purpose purpose,
      String place,
      Instant usedAt,
      @Nullable Instant askedAt,
      @Nullable Instant pulledAt) {
    /** Our own page, which pulls by itself. */
    public boolean ours() {
      return place.startsWith("/");
    }
  }

  private static final String USES =
      """
      select u.use, u.entry, e.code, u.purpose, u.place, u.used_at, u.asked_at, u.pulled_at
        from contests.use u join contests.entry e using (entry)
      """;

  /** A second yes to what is allowed is none. */
  void give(long entry, String[] purposes, LocalDate until, Instant now, long by) {
    jdbc.sql(
            """
            insert into contests.licence (entry, purpose, given_at, given_by, until)
            select ?, p, ?, ?, ? from unnest(?::text[]) as p
            on conflict (entry, purpose) where withdrawn_at is null
            do update set until = greatest(licence.until, excluded.until)
            """)
        .params(entry, Timestamp.from(now), by, until, purposes)
        .update();
  }

  /**
   * Ends what was allowed until a day that is over; our own page is empty of it, everywhere else
   * somebody must take it away. How many uses that were.
   */
  int expire(Instant now, LocalDate today) {
    return jdbc.sql(
            """
            with over as (
              update contests.licence set withdrawn_at = :now
               where until < :today and withdrawn_at is null returning entry, purpose)
            update contests.use u
               set asked_at = :now, pulled_at = case when u.place like '/%' then :now::timestamptz end
              from over o
             where u.entry = o.entry and u.purpose = o.purpose and u.asked_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("today", today)
        .update();
  }

  /** Ends what was allowed; answers how many licences that were. */
  int withdraw(long entry, String[] purposes, Instant now) {
    return jdbc.sql(
            """
            update contests.licence set withdrawn_at = ?
             where entry = ? and purpose = any(?::text[]) and withdrawn_at is null
            """)
        .params(Timestamp.from(now), entry, purposes)
        .update();
  }

  /** Our own page is empty of it from now on; everywhere else somebody must go and take it away. */
  void askToPull(long entry, String[] purposes, Instant now) {
    jdbc.sql(
            """
            update contests.use
               set asked_at = :now, pulled_at = case when place like '/%' then :now::timestamptz end
             where entry = :entry and purpose = any(:purposes::text[]) and asked_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("entry", entry)
        .param("purposes", purposes)
        .update();
  }

  /** What is on our public page from the moment an edition is awarded. */
  void show(long edition, Instant now, LocalDate today) {
    jdbc.sql(
            """
            insert into contests.use (entry, purpose, place, used_at)
            select e.entry, 'WEB', '/gallery/' || b.edition, ?
              from contests.entry e
              join contests.batch b using (batch)
              join contests.edition d using (edition)
              join contests.licence l on l.entry = e.entry and l.purpose = 'WEB'
                                     and l.withdrawn_at is null and l.until >= ?
             where b.edition = ? and d.state = 'AWARDED' and e.withdrawn_at is null
            on conflict (entry, purpose, place)
            do update set used_at = excluded.used_at, asked_at = null, pulled_at = null
             where use.pulled_at is not null
            """)
        .params(Timestamp.from(now), today, edition)
        .update();
  }

  /** All that may be shown today for this purpose was shown there; answers how many. */
  int used(long edition, String purpose, String place, Instant now, LocalDate today) {
    return jdbc.sql(
            """
            insert into contests.use (entry, purpose, place, used_at)
            select e.entry, l.purpose, ?, ?
              from contests.entry e
              join contests.batch b using (batch)
              join contests.work w using (entry)
              join contests.licence l on l.entry = e.entry and l.withdrawn_at is null
             where b.edition = ? and l.purpose = ? and l.until >= ? and e.withdrawn_at is null
               and w.bytes is not null
            on conflict (entry, purpose, place)
            do update set used_at = excluded.used_at, asked_at = null, pulled_at = null
             where use.asked_at is not null
            """)
        .params(place, Timestamp.from(now), edition, purpose, today)
        .update();
  }

  List<Use> usesOf(long batch) {
    return jdbc.sql(USES + " where e.batch = ? order by u.use")
        .param(batch)
        .query(DataClassRowMapper.newInstance(Use.class))
        .list();
  }

  /** What must still be taken away, the oldest first. */
  List<Use> toPull(long edition, int size) {
    return jdbc.sql(
            USES
                + """
                 join contests.batch b using (batch)
                 where b.edition = ? and u.asked_at is not null and u.pulled_at is null
                 order by u.asked_at, u.use limit ?
                """)
        .params(edition, size)
        .query(DataClassRowMapper.newInstance(Use.class))
        .list();
  }

  /** How many wait to be taken away, and of which edition the first is. */
  record Waiting(int count, @Nullable Long edition) {}

  Waiting waiting() {
    return jdbc.sql(
            """
            select count(*)::int as count, min(b.edition) as edition
              from contests.use u
              join contests.entry e using (entry)
              join contests.batch b using (batch)
             where u.asked_at is not null and u.pulled_at is null
            """)
        .query(DataClassRowMapper.newInstance(Waiting.class))
        .single();
  }

  Optional<Long> editionOf(long use) {
    return jdbc.sql(
            """
            select b.edition from contests.use u
              join contests.entry e using (entry) join contests.batch b using (batch)
             where u.use = ?
            """)
        .param(use)
        .query(Long.class)
        .optional();
  }

  void pulled(long use, Instant now) {
    jdbc.sql(
            """
            update contests.use set pulled_at = ?
             where use = ? and asked_at is not null and pulled_at is null
            """)
        .params(Timestamp.from(now), use)
        .update();
  }
}
