package org.greenclassroom.agents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every statement that touches {@code agents.agent}. */
@Component
class AgentTable {
  private final JdbcClient jdbc;

  AgentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The one that enrolled with a code. */
  record Enrolled(String name, String fingerprint, boolean heard, boolean retired) {}

  Map<String, Standing> standings(List<String> names) {
    var known = new HashMap<String, Standing>();
    jdbc.sql(
            """
            select agent, name, device, classroom, state, enrolled_at, retired_at
              from agents.agents where name = any(?)
            """)
        .param(names.toArray(String[]::new))
        .query(row -> {
          var standing = standing(row);
          known.put(standing.name(), standing);
        });
    return known;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getLong("agent"),
        row.getString("name"),
        row.getLong("device"),
        row.getObject("classroom", Long.class),
        State.valueOf(row.getString("state")),
        row.getTimestamp("enrolled_at").toInstant(),
        instant(row.getTimestamp("retired_at")));
  }

  Optional<Enrolled> enrolledWith(long code) {
    return jdbc.sql(
            """
            select name, fingerprint, heard_at is not null as heard, retired_at is not null as retired
              from agents.agent where code_id = ?
            """)
        .param(code)
        .query((row, _) ->
            new Enrolled(
                row.getString("name"),
                row.getString("fingerprint"),
                row.getBoolean("heard"),
                row.getBoolean("retired")))
        .optional();
  }

  void insert(
      String name,
      long code,
      long device,
      String fingerprint,
      OperatingSystem system,
      String version,
      Instant now) {
    jdbc.sql(
            """
            insert into agents.agent (name, code_id, device, classroom, fingerprint, system, version, enrolled_at)
            select ?, ?, d.device, d.classroom, ?, ?, ?, ? from custody.devices d where d.device = ?
            """)
        .params(name, code, fingerprint, system.name(), version, Timestamp.from(now), device)
        .update();
  }

  /** False: it was retired before, or there is none. */
  boolean retire(long device, String why, Instant now) {
    return jdbc.sql(
                """
                update agents.agent set retired_at = ?, retired_why = ?
                 where device = ? and retired_at is null
                """)
            .params(Timestamp.from(now), why, device)
            .update()
        > 0;
  }

  void heard(Instant now, Collection<Heard> all) {
    jdbc.sql(
            """
            update agents.agent a
               set heard_at = :now, version = s.version,
                   changed_at = case when s.changed then coalesce(a.changed_at, :now) end
              from unnest(:agents::bigint[], :versions::text[], :changed::boolean[])
                     s(agent, version, changed)
             where a.agent = s.agent
            """)
        .param("now", Timestamp.from(now))
        .param("agents", all.stream().map(Heard::agent).toArray(Long[]::new))
        .param("versions", all.stream().map(Heard::version).toArray(String[]::new))
        .param("changed", all.stream().map(Heard::changed).toArray(Boolean[]::new))
        .update();
  }

  void doubt(Instant now, Map<Long, LocalDate> days) {
    var agents = days.keySet().toArray(Long[]::new);
    jdbc.sql(
            """
            update agents.agent a set doubted_at = ?, doubt_day = s.day
              from unnest(?::bigint[], ?::date[]) s(agent, day)
             where a.agent = s.agent and a.doubted_at is null
            """)
        .params(
            Timestamp.from(now),
            agents,
            Arrays.stream(agents)
                .map(agent -> java.sql.Date.valueOf(days.get(agent)))
                .toArray(java.sql.Date[]::new))
        .update();
  }

  static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
