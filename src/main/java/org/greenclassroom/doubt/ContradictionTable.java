package org.greenclassroom.doubt;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.doubt.Contradiction.Asked;
import org.greenclassroom.doubt.Contradiction.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code doubt.contradiction} and {@code doubt.step}. */
@Component
class ContradictionTable {
  private static final String SELECT =
      """
      select c.contradiction, c.kind, d.tag, p.name || ' · ' || r.name as place, c.told, c.path, c.found_at, c.times,
             c.owner, o.name as owner_name, c.closed_at, c.reason, c.gone_on
        from doubt.contradiction c
        left join custody.devices d on d.device = c.device
        left join classrooms.classrooms r on r.classroom = c.classroom
        left join partners.partners p on p.partner = r.school
        left join people.accounts o on o.account = c.owner
      """;

  private final JdbcClient jdbc;

  ContradictionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is found no more is gone on this day; what nobody had closed is closed by that. */
  void gone(Instant now, LocalDate today) {
    jdbc.sql(
            """
            with gone as (
              update doubt.contradiction c
                 set gone_on = :today, closed_at = coalesce(c.closed_at, :now), reason = coalesce(c.reason, 'GONE')
               where c.gone_on is null
                 and not exists (select from doubt.finding f where f.kind = c.kind and f.subject = c.subject)
              returning c.contradiction)
            insert into doubt.step (contradiction, kind, at) select contradiction, 'GONE', :now from gone
            """)
        .param("now", Timestamp.from(now))
        .param("today", today)
        .update();
  }

  /** Was gone, or was said to be put right, or is something else than what was explained. */
  void reopen(Instant now) {
    jdbc.sql(
            """
            with again as (
              update doubt.contradiction c
                 set closed_at = null, closed_by = null, reason = null, gone_on = null, found_at = :now, times = c.times + 1,
                     device = f.device, classroom = f.classroom, told = f.told, path = f.path
                from doubt.finding f
               where f.kind = c.kind and f.subject = c.subject and c.closed_at is not null
                 and (c.gone_on is not null or c.reason = 'CORRECTED' or c.told <> f.told)
              returning c.contradiction)
            insert into doubt.step (contradiction, kind, at) select contradiction, 'REOPENED', :now from again
            """)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** What stands open says what was found today. */
  void refresh() {
    jdbc.sql(
            """
            update doubt.contradiction c
               set device = f.device, classroom = f.classroom, told = f.told, path = f.path
              from doubt.finding f
             where f.kind = c.kind and f.subject = c.subject and c.closed_at is null
               and (c.device, c.classroom, c.told, c.path) is distinct from (f.device, f.classroom, f.told, f.path)
            """)
        .update();
  }

  /** What nobody ever found before, for whoever keeps its kind. */
  void open(Instant now) {
    jdbc.sql(
            """
            with opened as (
              insert into doubt.contradiction (kind, subject, device, classroom, told, path, found_at, owner)
              select f.kind, f.subject, f.device, f.classroom, f.told, f.path, :now, a.account
                from doubt.finding f
                left join doubt.keeper k on k.kind = f.kind
                left join people.accounts a on a.account = k.account and not a.disabled
                 and exists (select from people.grants g where g.account = a.account and g.role = 'OFFICER')
               where not exists (select from doubt.contradiction c where c.kind = f.kind and c.subject = f.subject)
               order by f.kind, f.subject
              returning contradiction)
            insert into doubt.step (contradiction, kind, at) select contradiction, 'OPENED', :now from opened
            """)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** What is open and belongs to somebody who left is all officers' again. */
  void left(Instant now) {
    jdbc.sql(
            """
            with freed as (
              update doubt.contradiction c set owner = null
               where c.closed_at is null and c.owner is not null
                 and not exists (select from people.grants g where g.account = c.owner and g.role = 'OFFICER')
              returning c.contradiction)
            insert into doubt.step (contradiction, kind, at) select contradiction, 'LEFT', :now from freed
            """)
        .param("now", Timestamp.from(now))
        .update();
  }

  Optional<Contradiction> contradiction(long contradiction) {
    return jdbc.sql(SELECT + " where c.contradiction = ?")
        .param(contradiction)
        .query((row, _) -> contradiction(row))
        .optional();
  }

  /** The same, and nobody else acts on it until the transaction ends. */
  Optional<Contradiction> held(long contradiction) {
    jdbc.sql("select 1 from doubt.contradiction where contradiction = ? for update")
        .param(contradiction)
        .query((row, _) -> 1)
        .list();
    return contradiction(contradiction);
  }

  /** The newest first. */
  List<Contradiction> page(Asked asked, long before, int size) {
    return jdbc.sql(
            SELECT
                + """
                 where c.contradiction < :before
                   and (:open::boolean is null or (c.closed_at is null) = :open)
                   and (:kind::text is null or c.kind = :kind)
                   and (:owner::bigint is null or c.owner is null or c.owner = :owner)
                   and (:q = '' or d.tag = upper(replace(:q, '-', '')) or p.name ilike '%' || :q || '%'
                        or array_to_string(c.told, ' ') ilike '%' || :q || '%')
                 order by c.contradiction desc limit :size
                """)
        .param("before", before)
        .param("open", asked.open())
        .param("kind", asked.kind() == null ? null : asked.kind().name())
        .param("owner", asked.owner())
        .param("q", asked.q())
        .param("size", size)
        .query((row, _) -> contradiction(row))
        .list();
  }

  /** How many are open of a device. */
  int open(long device) {
    return jdbc.sql(
            "select count(*) from doubt.contradiction where device = ? and closed_at is null")
        .param(device)
        .query(Integer.class)
        .single();
  }

  /**
   * What waits for somebody.
   *
   * @param late opened before that moment
   */
  record Waiting(long open, long late, @Nullable Instant lastClosed) {}

  Waiting waiting(long account, Instant late) {
    return jdbc.sql(
            """
            select count(*) filter (where closed_at is null) as open,
                   count(*) filter (where closed_at is null and found_at < :late) as late,
                   max(closed_at) filter (where closed_by is not null) as last_closed
              from doubt.contradiction where owner is null or owner = :account
            """)
        .param("account", account)
        .param("late", Timestamp.from(late))
        .query((row, _) ->
            new Waiting(row.getLong(1), row.getLong(2), instant(row.getTimestamp("last_closed"))))
        .single();
  }

  void give(long contradiction, @Nullable Long owner) {
    jdbc.sql("update doubt.contradiction set owner = :owner where contradiction = :contradiction")
        .param("owner", owner, java.sql.Types.BIGINT)
        .param("contradiction", contradiction)
        .update();
  }

  void close(long contradiction, Reason reason, long by, Instant now) {
    jdbc.sql(
            """
            update doubt.contradiction set closed_at = :now, closed_by = :by, reason = :reason
             where contradiction = :contradiction and closed_at is null
            """)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .param("reason", reason.name())
        .param("contradiction", contradiction)
        .update();
  }

  /** Closed by mistake. What is gone cannot be opened: there is nothing to look at. */
  void openAgain(long contradiction, Instant now) {
    jdbc.sql(
            """
            update doubt.contradiction
               set closed_at = null, closed_by = null, reason = null, found_at = :now, times = times + 1
             where contradiction = :contradiction and gone_on is null
            """)
        .param("now", Timestamp.from(now))
        .param("contradiction", contradiction)
        .update();
  }

  void step(long contradiction, String kind, Instant at, long by, String words, UUID key) {
    jdbc.sql(
            """
            insert into doubt.step (contradiction, kind, at, by, words, key)
            values (:contradiction, :kind, :at, :by, :words, :key) on conflict (key) do nothing
            """)
        .param("contradiction", contradiction)
        .param("kind", kind)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("words", words)
        .param("key", key)
        .update();
  }

  List<Step> steps(long contradiction) {
    return jdbc.sql(
            """
            select s.kind, s.at, a.name, s.words
              from doubt.step s left join people.accounts a on a.account = s.by
             where s.contradiction = ? order by s.step
            """)
        .param(contradiction)
        .query((row, _) ->
            new Step(
                row.getString("kind"),
                row.getTimestamp("at").toInstant(),
                row.getString("name"),
                row.getString("words")))
        .list();
  }

  /** What was said of contradictions that were gone before that day has no purpose any more. */
  void forget(LocalDate before) {
    jdbc.sql(
            """
            update doubt.step s set words = ''
              from doubt.contradiction c
             where c.contradiction = s.contradiction and c.gone_on < ? and s.words <> ''
            """)
        .param(before)
        .update();
  }

  private static Contradiction contradiction(ResultSet row) throws SQLException {
    var tag = row.getString("tag");
    var reason = row.getString("reason");
    return new Contradiction(
        row.getLong("contradiction"),
        Kind.valueOf(row.getString("kind")),
        tag == null ? null : new Tag(tag).printed(),
        row.getString("place"),
        told(row.getArray("told")),
        row.getString("path"),
        row.getTimestamp("found_at").toInstant(),
        row.getInt("times"),
        row.getObject("owner", Long.class),
        row.getString("owner_name"),
        instant(row.getTimestamp("closed_at")),
        reason == null ? null : Reason.valueOf(reason),
        row.getObject("gone_on", LocalDate.class));
  }

  private static List<String> told(Array told) throws SQLException {
    return List.of((String[]) told.getArray());
  }

  private static @Nullable Instant instant(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }
}
