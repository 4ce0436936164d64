package org.greenclassroom.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code applications.decision}. */
@Component
class DecisionTable {
  private final JdbcClient jdbc;

  DecisionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String DECISION =
      """
      select decision, outcome, score, reason, note, funded, room, seats, device, sponsor, wanted_from,
             wanted_until, decided_at, decided_by, seconded_at, seconded_by, agreed, second_note
        from applications.decision
      """;

  void insert(long application, Decision decision) {
    var plan = decision.plan();
    jdbc.sql(
            """
            insert into applications.decision (application, outcome, score, reason, note, funded, room,
                   seats, device, sponsor, wanted_from, wanted_until, decided_at, decided_by)
            values (:application, :outcome, :score, :reason, :note, :funded, :room, :seats, :device,
                    :sponsor, :from, :until, :at, :by)
            """)
        .param("application", application)
        .param("outcome", decision.outcome().name())
        .param("score", decision.score())
        .param("reason", decision.reason() == null ? null : decision.reason().name())
        .param("note", decision.note())
        .param("funded", decision.funded())
        .param("room", plan == null ? null : plan.room())
        .param("seats", plan == null ? null : plan.seats())
        .param("device", plan == null ? null : plan.device().name())
        .param("sponsor", plan == null ? null : plan.sponsor())
        .param("from", plan == null ? null : plan.wantedFrom())
        .param("until", plan == null ? null : plan.wantedUntil())
        .param("at", decision.decidedAt().atOffset(ZoneOffset.UTC))
        .param("by", decision.decidedBy())
        .update();
  }

  /** A second officer says yes or no to an approval. */
  void second(long decision, boolean agreed, String note, Instant at, long by) {
    jdbc.sql(
            """
            update applications.decision set agreed = ?, second_note = ?, seconded_at = ?, seconded_by = ?
             where decision = ?
            """)
        .params(agreed, note, at.atOffset(ZoneOffset.UTC), by, decision)
        .update();
  }

  /** In the order in which they were taken. */
  List<Decision> decisions(long application) {
    return jdbc.sql(DECISION + " where application = ? order by decision")
        .param(application)
        .query(DecisionTable::decision)
        .list();
  }

  /** The approval that waits for a second officer. */
  Optional<Decision> waiting(long application) {
    return jdbc.sql(
            DECISION + " where application = ? and outcome = 'APPROVED' and seconded_at is null")
        .param(application)
        .query(DecisionTable::decision)
        .optional();
  }

  /** How many approvals wait for this officer: not those of the officer's own. */
  long waitingFor(long account) {
    return jdbc.sql(
            """
            select count(*) from applications.decision d join applications.application a using (application)
             where d.outcome = 'APPROVED' and d.seconded_at is null and d.decided_by <> ?
               and a.state in ('SCORED', 'WAITING')
            """)
        .param(account)
        .query(Long.class)
        .single();
  }

  private static Decision decision(ResultSet row, int index) throws SQLException {
    var reason = row.getString("reason");
    var seconded = row.getTimestamp("seconded_at");
    return new Decision(
        row.getLong("decision"),
        Decision.Outcome.valueOf(row.getString("outcome")),
        row.getObject("score", Long.class),
        reason == null ? null : Decision.Reason.valueOf(reason),
        row.getString("note"),
        row.getString("funded"),
        plan(row),
        row.getTimestamp("decided_at").toInstant(),
        row.getLong("decided_by"),
        seconded == null ? null : seconded.toInstant(),
        row.getObject("seconded_by", Long.class),
        row.getObject("agreed", Boolean.class),
        row.getString("second_note"));
  }

  private static Decision.@Nullable Plan plan(ResultSet row) throws SQLException {
    var room = row.getString("room");
    return room == null
        ? null
        : new Decision.Plan(
            room,
            row.getInt("seats"),
            DeviceKind.valueOf(row.getString("device")),
            row.getObject("sponsor", Long.class),
            row.getObject("wanted_from", LocalDate.class),
            row.getObject("wanted_until", LocalDate.class));
  }
}
