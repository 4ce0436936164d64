package org.greenclassroom.followup;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code followup.cadence}: versions, of which the latest of a kind holds. */
@Component
class Cadences {
  private final JdbcClient jdbc;

  Cadences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All versions, the latest first. */
  List<Cadence> all(Cadence.RoomKind kind) {
    return jdbc.sql(
            """
            select k.*, a.name as by_name from followup.cadence k
              left join people.accounts a on a.account = k.set_by
             where k.kind = ? order by k.cadence desc limit 50
            """)
        .param(kind.name())
        .query((row, _) -> read(row))
        .list();
  }

  Optional<Cadence> latest(Cadence.RoomKind kind) {
    return all(kind).stream().findFirst();
  }

  void insert(
      Occasion occasion,
      Cadence.RoomKind kind,
      List<Integer> visits,
      int visitsThen,
      int checkins,
      List<Integer> inventories,
      int questionnaires,
      String reason) {
    jdbc.sql(
            """
            insert into followup.cadence (kind, visits, visits_then, checkins, inventories, questionnaires,
                   reason, set_at, set_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            kind.name(),
            visits.toArray(Integer[]::new),
            visitsThen,
            checkins,
            inventories.toArray(Integer[]::new),
            questionnaires,
            reason,
            Timestamp.from(occasion.now()),
            occasion.actor().account())
        .update();
  }

  private static Cadence read(ResultSet row) throws SQLException {
    return new Cadence(
        row.getLong("cadence"),
        Cadence.RoomKind.valueOf(row.getString("kind")),
        numbers(row.getArray("visits")),
        row.getInt("visits_then"),
        row.getInt("checkins"),
        numbers(row.getArray("inventories")),
        row.getInt("questionnaires"),
        row.getString("reason"),
        row.getTimestamp("set_at").toInstant(),
        row.getString("by_name"));
  }

  private static List<Integer> numbers(Array array) throws SQLException {
    return Arrays.stream((Integer[]) array.getArray()).toList();
  }
}
