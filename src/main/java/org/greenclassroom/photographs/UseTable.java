package org.greenclassroom.photographs;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where photographs are shown: {@code photographs.use}, {@code recall} and {@code pull}. */
@Component
class UseTable {
  private final JdbcClient jdbc;

  UseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One place.
   *
   * @param recalledAt since when it may be shown there no longer; null: it may
   * @param pulledAt when it was gone from there; null: not yet
   * @param by who took it back; null: nobody, or the house itself
   */
  record Use(
      long use,
      long photograph,
      Purpose purpose,
      String place,
      Instant usedAt,
      @Nullable Instant recalledAt,
      @Nullable Instant pulledAt,
      @Nullable String by,
      @Nullable String words) {
    public boolean ours() {
      return place.startsWith("/");
    }

    public boolean waits() {
      return recalledAt != null && pulledAt == null;
    }
  }

  private static final String SELECT =
      """
      select u.use, u.photograph, u.purpose, u.place, u.used_at, u.recalled_at, u.pulled_at,
             a.name as by, u.words
        from photographs.uses u left join people.accounts a on a.account = u.pulled_by
      """;

  /** Uses may be written side by side. */
  void lockShared() {
    jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('photographs.use'))::text")
        .query(String.class)
        .list();
  }

  /** Nobody begins to use anything while a release is taken away. */
  void lockAlone() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('photographs.use'))::text")
        .query(String.class)
        .list();
  }

  Optional<Usable> usable(long photograph, Purpose purpose) {
    return jdbc.sql(
            """
            select u.photograph, p.taken_on, p.words, u.until
              from photographs.usables u join photographs.photographs p using (photograph)
             where u.photograph = ? and u.purpose = ?
            """)
        .params(photograph, purpose.name())
        .query(DataClassRowMapper.newInstance(Usable.class))
        .optional();
  }

  List<Usable> usableOf(long activity, Purpose purpose) {
    return jdbc.sql(
            """
            select p.photograph, p.taken_on, p.words, u.until
              from photographs.photographs p join photographs.usables u using (photograph)
             where p.activity = ? and u.purpose = ? order by p.photograph
            """)
        .params(activity, purpose.name())
        .query(DataClassRowMapper.newInstance(Usable.class))
        .list();
  }

  /** For which purposes it is usable now. */
  record Purposed(Purpose purpose, @Nullable LocalDate until) {}

  List<Purposed> purposes(long photograph) {
    return jdbc.sql("select purpose, until from photographs.usables where photograph = ?")
        .param(photograph)
        .query(DataClassRowMapper.newInstance(Purposed.class))
        .list();
  }

  /** What stands in the way for a purpose. */
  record Lack(Purpose purpose, Why why, @Nullable String name) {}

  /** Why a photograph may not be used. */
  enum Why {
    ORIGINAL,
    UNSAID,
    UNNAMED,
    NAMELESS,
    RELEASE,
    CLASS,
    EXCLUDED
  }

  List<Lack> lacks(long photograph) {
    return jdbc.sql(
            """
            select l.purpose, l.why, coalesce(a.name, l.kind || '-' || l.person) as name
              from photographs.lacks l left join photographs.adults a using (kind, person)
             where l.photograph = ? order by l.purpose, l.why, name
            """)
        .param(photograph)
        .query(DataClassRowMapper.newInstance(Lack.class))
        .list();
  }

  Optional<Long> standing(long photograph, Purpose purpose, String place) {
    return jdbc.sql(
            """
            select min(use) from photographs.uses
             where photograph = ? and purpose = ? and place = ? and recalled_at is null
            having count(*) > 0
            """)
        .params(photograph, purpose.name(), place)
        .query(Long.class)
        .optional();
  }

  long insert(long photograph, Purpose purpose, String place, Instant at, long by, UUID key) {
    return jdbc.sql(
            """
            insert into photographs.use (photograph, purpose, place, used_at, used_by, key)
            values (?, ?, ?, ?, ?, ?) returning use
            """)
        .params(photograph, purpose.name(), place, Timestamp.from(at), by, key)
        .query(Long.class)
        .single();
  }

  /** Of each that may be shown for it, and stands not there already. */
  void insertAll(Collection<Long> photographs, Purpose purpose, String place, Instant at, long by) {
    jdbc.sql(
            """
            insert into photographs.use (photograph, purpose, place, used_at, used_by, key)
            select u.photograph, u.purpose, :place, :at, :by, gen_random_uuid()
              from photographs.usables u
             where u.photograph in (:photographs) and u.purpose = :purpose
               and not exists (select from photographs.uses s
                                where s.photograph = u.photograph and s.purpose = u.purpose and s.place = :place
                                  and s.recalled_at is null)
            """)
        .param("place", place)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("photographs", photographs)
        .param("purpose", purpose.name())
        .update();
  }

  Set<Long> usableOf(Collection<Long> photographs, Purpose purpose) {
    return jdbc
        .sql(
            """
            select photograph from photographs.usables where photograph in (:photographs) and purpose = :purpose
            """)
        .param("photographs", photographs)
        .param("purpose", purpose.name())
        .query(Long.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .collect(Collectors.toSet());
  }

  /** Asks back whatever is used and may not be any longer; pages of ours have stopped by then. */
  void recall(Instant at) {
    jdbc.sql(
            """
            with gone as (
              insert into photographs.recall (use, asked_at)
              select u.use, :at from photographs.uses u
               where u.recalled_at is null
                 and not exists (select from photographs.usables s
                                  where s.photograph = u.photograph and s.purpose = u.purpose)
                  on conflict do nothing returning use)
            insert into photographs.pull (use, pulled_at, pulled_by, words)
            select use, :at, 0, '' from gone join photographs.use u using (use) where u.place like '/%'
            """)
        .param("at", Timestamp.from(at))
        .update();
  }

  boolean pull(long use, Instant at, long by, String words) {
    return jdbc.sql(
                """
                insert into photographs.pull (use, pulled_at, pulled_by, words)
                select use, ?, ?, ? from photographs.recall where use = ? on conflict do nothing
                """)
            .params(Timestamp.from(at), by, words, use)
            .update()
        > 0;
  }

  List<Use> of(long photograph) {
    return jdbc.sql(SELECT + " where u.photograph = ? order by u.use desc")
        .param(photograph)
        .query(DataClassRowMapper.newInstance(Use.class))
        .list();
  }

  /** Every place at which this person is to be seen, or was. */
  List<Use> ofAdult(Adult adult) {
    return jdbc.sql(
            SELECT
                + """
                 where u.photograph in (select photograph from photographs.figures
                                         where kind = ? and person = ?)
                 order by u.use desc
                """)
        .params(adult.kind().name(), adult.person())
        .query(DataClassRowMapper.newInstance(Use.class))
        .list();
  }

  /** Every place at which this class is to be seen. */
  List<Use> ofClass(long classRelease) {
    return jdbc.sql(
            SELECT
                + """
                 where u.photograph in (select photograph from photographs.photographs
                                         where class_release = ?)
                 order by u.use desc
                """)
        .param(classRelease)
        .query(DataClassRowMapper.newInstance(Use.class))
        .list();
  }

  /** What somebody must take back, the longest waiting first. */
  List<Use> waiting(long after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 where u.recalled_at is not null and u.pulled_at is null and u.use > ?
                 order by u.use limit ?
                """)
        .params(after, limit)
        .query(DataClassRowMapper.newInstance(Use.class))
        .list();
  }

  /** How much waits, how much of it longer than a week, and when the last was taken back. */
  record Waits(int all, int late, @Nullable Instant last) {}

  Waits waits(Instant lateBefore) {
    return jdbc.sql(
            """
            select count(*) filter (where recalled_at is not null and pulled_at is null) as all,
                   count(*) filter (where recalled_at < ? and pulled_at is null) as late,
                   max(pulled_at) filter (where pulled_by > 0) as last
              from photographs.uses
            """)
        .param(Timestamp.from(lateBefore))
        .query(DataClassRowMapper.newInstance(Waits.class))
        .single();
  }

  /** Whether the website shows it by our own list, and still may. */
  boolean published(long photograph) {
    return jdbc.sql(
            """
            select exists (select from photographs.uses u
                             join photographs.usables s using (photograph, purpose)
                            where u.photograph = ? and u.purpose = 'WEBSITE' and u.recalled_at is null)
            """)
        .param(photograph)
        .query(Boolean.class)
        .single();
  }
}
