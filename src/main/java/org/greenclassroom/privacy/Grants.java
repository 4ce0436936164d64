package org.greenclassroom.privacy;

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
    try (var connection = source.getConnection()) {
      grant(connection, all);
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "what people may have taken away could not be granted", failure);
    }
  }

  static void grant(Connection connection, List<Held> all) throws SQLException {
    var may =
        connection.prepareStatement(
            "select has_table_privilege(?, ?, ?) and has_table_privilege(?, ?, 'SELECT')");
    try (may;
        var statement = connection.createStatement()) {
      for (var held : all) {
        var needs =
            switch (held.act()) {
              case DELETE -> "DELETE";
              case BLANK, REDACT -> "UPDATE";
              case OWN, KEEP -> held.until().isOfTheRound() ? "DELETE" : "SELECT";
            };
        may.setString(1, ROLE);
        may.setString(2, held.name());
        may.setString(3, needs);
        may.setString(4, ROLE);
        may.setString(5, held.name());
        try (var row = may.executeQuery()) {
          if (row.next() && row.getBoolean(1)) continue;
        }
        statement.execute("grant select on %s to %s".formatted(held.name(), ROLE));
        if (needs.equals("UPDATE"))
          statement.execute(
              "grant update (%s) on %s to %s"
                  .formatted(
                      String.join(
                          ", ",
                          held.fields().stream()
                              .filter(field -> !field.kind().isNumber())
                              .map(field -> '"' + field.column() + '"')
                              .toList()),
                      held.name(),
                      ROLE));
        else if (needs.equals("DELETE"))
          statement.execute("grant delete on %s to %s".formatted(held.name(), ROLE));
      }
    }
  }
}
