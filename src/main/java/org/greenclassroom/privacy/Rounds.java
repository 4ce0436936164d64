package org.greenclassroom.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Personal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** At night, what is past its time, and the table {@code privacy.sweep} of how much it was. */
@Component
class Rounds {
  static final String JOB = "take-away-what-is-past";

  /** Whom somebody looked for, and no more came of it. */
  private static final Duration LOOKED_FOR = Duration.ofDays(30);

  private final Everywhere everywhere;
  private final Requests requests;
  private final ObjectProvider<Personal> rooms;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  Rounds(
      Everywhere everywhere,
      Requests requests,
      ObjectProvider<Personal> rooms,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.everywhere = everywhere;
    this.requests = requests;
    this.rooms = rooms;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /** Rows of one table that went in one night. */
  record Swept(long sweep, Instant at, String room, String what, int rows) {}

  /** Each table in a transaction of its own: what was taken away is written down with it. */
  int round(Instant now) {
    int all = 0;
    for (var room : rooms.orderedStream().toList())
      for (var held : room.held())
        if (held.until().isOfTheRound()) {
          Integer rows =
              transaction.execute(_ -> {
                int swept = everywhere.sweep(held, now);
                note(now, held.room(), held.table(), swept);
                return swept;
              });
          all += rows == null ? 0 : rows;
        }
    transaction.executeWithoutResult(
        _ -> note(now, "privacy", "request", requests.forgetLooked(now.minus(LOOKED_FOR))));
    return all;
  }

  private void note(Instant now, String room, String what, int rows) {
    if (rows == 0) return;
    jdbc.sql("insert into privacy.sweep (at, room, what, rows) values (?, ?, ?, ?)")
        .params(now.atOffset(ZoneOffset.UTC), room, what, rows)
        .update();
  }

  List<Swept> before(long sweep, int limit) {
    return jdbc
        .sql(
            """
            select sweep, at, room, what, rows from privacy.sweep
             where sweep < ? order by sweep desc limit ?
            """)
        .params(sweep, limit)
        .query(Swept.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }
}
