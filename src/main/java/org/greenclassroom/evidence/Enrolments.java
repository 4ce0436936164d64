package org.greenclassroom.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code evidence.room} and {@code agent}. */
@Component
class Enrolments {
  private final JdbcClient jdbc;

  Enrolments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An enrolment as its owners see it, with what its agents did. */
  record Listed(
      long enrolment,
      String name,
      String partner,
      int most,
      long agents,
      Instant expiresAt,
      @Nullable Instant endedAt,
      @Nullable Instant lastSeen) {
    public boolean stands(Instant now) {
      return endedAt == null && expiresAt.isAfter(now);
    }
  }

  /** What a request is checked against. */
  record Secret(long enrolment, String hash, int most, long madeBy, long partner) {}

  Optional<Long> insert(
      String name,
      long partner,
      String secret,
      int most,
      Instant at,
      long account,
      UUID key,
      Instant expires) {
    return jdbc.sql(
            """
            insert into evidence.room (name, partner, secret, most, made_at, made_by, key, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            returning room
            """)
        .params(
            name,
            partner,
            secret,
            most,
            at.atOffset(ZoneOffset.UTC),
            account,
            key,
            expires.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional();
  }

  /** Of an enrolment that stands. */
  Optional<Secret> secret(long enrolment, Instant now) {
    return jdbc.sql(
            """
            select room, secret, most, made_by, partner from evidence.room
             where room = ? and ended_at is null and expires_at > ?
            """)
        .params(enrolment, now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Secret(
                row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)))
        .optional();
  }

  int end(long enrolment, Instant at) {
    return jdbc.sql("update evidence.room set ended_at = ? where room = ? and ended_at is null")
        .params(at.atOffset(ZoneOffset.UTC), enrolment)
        .update();
  }

  List<Listed> newest(int size) {
    return jdbc.sql(
            """
            select e.room, e.name, p.name as partner, e.most, count(a.agent) as agents,
                   e.expires_at, e.ended_at, max(a.last_seen) as last_seen
              from evidence.room e
              join partners.partners p using (partner)
              left join evidence.agent a using (room)
             group by e.room, p.name
             order by e.room desc limit ?
            """)
        .param(size)
        .query((row, _) -> {
          var ended = row.getTimestamp("ended_at");
          var seen = row.getTimestamp("last_seen");
          return new Listed(
              row.getLong("room"),
              row.getString("name"),
              row.getString("partner"),
              row.getInt("most"),
              row.getLong("agents"),
              row.getTimestamp("expires_at").toInstant(),
              ended == null ? null : ended.toInstant(),
              seen == null ? null : seen.toInstant());
        })
        .list();
  }

  /**
   * Notes that an agent spoke. A new one is noted only while there is room; the enrolment is
   * locked, so that two at once do not share the last place.
   *
   * @return false when the enrolment is full, or the agent belongs to another one
   */
  boolean heard(UUID agent, long enrolment, int most, @Nullable String version, Instant now) {
    var at = now.atOffset(ZoneOffset.UTC);
    var known =
        jdbc.sql(
                """
                update evidence.agent set last_seen = ?, version = coalesce(?, version)
                 where agent = ? and room = ?
                """)
            .params(Arrays.asList(at, version, agent, enrolment))
            .update();
    if (known == 1) return true;
    jdbc.sql("select room from evidence.room where room = ? for update")
        .param(enrolment)
        .query(Long.class)
        .single();
    return jdbc.sql(
                """
                insert into evidence.agent (agent, room, version, first_seen, last_seen)
                select ?, ?, ?, ?, ?
                 where (select count(*) from evidence.agent where room = ?) < ?
                on conflict (agent) do update
                   set room = excluded.room, version = excluded.version, last_seen = excluded.last_seen
                 where exists (select from evidence.room r
                                where r.room = agent.room
                                  and (r.ended_at is not null or r.expires_at <= excluded.last_seen))
                """)
            .params(Arrays.asList(agent, enrolment, version, at, at, enrolment, most))
            .update()
        == 1;
  }

  void reported(UUID agent, long document) {
    jdbc.sql("update evidence.agent set document = ? where agent = ?")
        .params(document, agent)
        .update();
  }
}
