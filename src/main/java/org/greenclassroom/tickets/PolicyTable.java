package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code tickets.policy} and {@code tickets.policy_line}: written only. */
@Component
class PolicyTable {
  private final JdbcClient jdbc;

  PolicyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Head(long policy, String note, Instant decidedAt) {}

  /** The versions, the one that holds first. */
  List<Policy> all() {
    return jdbc
        .sql("select policy, note, decided_at from tickets.policy order by policy desc limit 50")
        .query(DataClassRowMapper.newInstance(Head.class))
        .list()
        .stream()
        .map(head -> new Policy(head.policy(), head.note(), head.decidedAt(), lines(head.policy())))
        .toList();
  }

  /** One version. */
  Policy policy(long policy) {
    var head =
        jdbc.sql("select policy, note, decided_at from tickets.policy where policy = ?")
            .param(policy)
            .query(DataClassRowMapper.newInstance(Head.class))
            .single();
    return new Policy(head.policy(), head.note(), head.decidedAt(), lines(policy));
  }

  Policy latest() {
    var head =
        jdbc.sql(
                """
                select policy, note, decided_at from tickets.policy order by policy desc limit 1
                """)
            .query(DataClassRowMapper.newInstance(Head.class))
            .single();
    return new Policy(head.policy(), head.note(), head.decidedAt(), lines(head.policy()));
  }

  private List<Policy.Line> lines(long policy) {
    return jdbc.sql(
            """
            select severity, acknowledge_amount, acknowledge_unit, resolve_amount, resolve_unit, counting
              from tickets.policy_line where policy = ?
             order by array_position(array['SAFETY', 'ROOM_DOWN', 'DEVICE', 'QUESTION'], severity)
            """)
        .param(policy)
        .query(DataClassRowMapper.newInstance(Policy.Line.class))
        .list();
  }

  /** Whether it was written now; the same key again writes nothing. */
  boolean insert(List<Policy.Line> lines, String note, Instant at, long by, UUID key) {
    var policy =
        jdbc.sql(
                """
                insert into tickets.policy (note, decided_at, decided_by, key) values (?, ?, ?, ?)
                on conflict (key) do nothing returning policy
                """)
            .params(note, at.atOffset(ZoneOffset.UTC), by, key)
            .query(Long.class)
            .optional();
    if (policy.isEmpty()) return false;
    for (var line : lines)
      jdbc.sql(
              """
              insert into tickets.policy_line (policy, severity, acknowledge_amount, acknowledge_unit,
                                               resolve_amount, resolve_unit, counting)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              policy.get(),
              line.severity().name(),
              line.acknowledgeAmount(),
              line.acknowledgeUnit().name(),
              line.resolveAmount(),
              line.resolveUnit().name(),
              line.counting().name())
          .update();
    return true;
  }
}
