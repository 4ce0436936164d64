package org.greenclassroom.privacy;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Personal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * At each start, as the owner: the role under which the house writes may empty the columns, and
 * take away the rows, that the lists say go when somebody is forgotten. Many tables are otherwise
 * only added to.
 */
@Component
class Grants implements SmartInitializingSingleton {
  private static final String ROLE = "green_app";
  private final Flyway flyway;
  private final ObjectProvider<Personal> rooms;

  Grants(Flyway flyway, ObjectProvider<Personal> rooms) {
    this.flyway = flyway;
    this.rooms = rooms;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var source = Objects.requireNonNull(flyway.getConfiguration().getDataSource());
    var all = rooms.stream().flatMap(room -> room.held().stream()).toList();
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // two nodes that start at once change the same rows of the catalogue: one waits
      statement.execute("select pg_advisory_xact_lock(hashtext('grants'))");
      grant(connection, all);
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "what people may have taken away could not be granted", failure);
    }
  }

  /** How many tables lacked something: after the first start none. */
  static int grant(Connection connection, List<Held> all) throws SQLException {
    int lacked = 0;
    // where no column is named, it is asked of the table
    var may =
        connection.prepareStatement(
            """
            select has_table_privilege(?, ?, 'SELECT')
               and coalesce((select bool_and(has_column_privilege(?, ?, named, ?)) from unnest(?) named),
                            has_table_privilege(?, ?, ?))
            """);
    try (may;
        var statement = connection.createStatement()) {
      for (var held : all) {
        var needs =
            switch (held.act()) {
              case DELETE -> "DELETE";
              case BLANK, REDACT -> "UPDATE";
              case OWN, KEEP -> held.until().isOfTheRound() ? "DELETE" : "SELECT";
            };
        var columns = needs.equals("UPDATE") ? emptied(held) : List.<String>of();
        for (int at : new int[] {1, 3, 7}) {
          may.setString(at, ROLE);
          may.setString(at + 1, held.name());
        }
        may.setString(5, "UPDATE");
        may.setArray(6, connection.createArrayOf("text", columns.toArray()));
        may.setString(9, needs);
        try (var row = may.executeQuery()) {
          if (row.next() && row.getBoolean(1)) continue;
        }
        lacked++;
        statement.execute("grant select on %s to %s".formatted(held.name(), ROLE));
        if (needs.equals("UPDATE"))
          statement.execute(
              "grant update (%s) on %s to %s"
                  .formatted(
                      columns.stream().map(column -> '"' + column + '"').collect(joining(", ")),
                      held.name(),
                      ROLE));
        else if (needs.equals("DELETE"))
          statement.execute("grant delete on %s to %s".formatted(held.name(), ROLE));
      }
    }
    return lacked;
  }

  /** The columns that are emptied when somebody is forgotten; numbers stay. */
  private static List<String> emptied(Held held) {
    return held.fields().stream()
        .filter(field -> !field.kind().isNumber())
        .map(field -> field.column())
        .toList();
  }
}
