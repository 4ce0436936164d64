package org.greenclassroom.operations;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.greenclassroom.kernel.Refusal;

/**
 * Whether the tables are those of this very program. A command migrates nothing: a house that runs
 * on them would find other tables, or an older program's views, under its feet.
 */
final class SameProgram {
  private SameProgram() {}

  /**
   * Looks, and changes nothing.
   *
   * @throws Refusal when there is no house, or one of another version
   */
  static void check(Flyway flyway) {
    var info = flyway.info();
    if (info.applied().length == 0) throw new Refusal("operations.refusal.no-house", name(flyway));
    checkNoNewer(info);
    Arrays.stream(info.pending())
        .findFirst()
        .ifPresent(first -> {
          throw new Refusal("operations.refusal.other-program", first.getDescription());
        });
  }

  /**
   * A house, too, does not start on tables of a later program: it would lay its own views over
   * theirs, under nodes of that program that run.
   */
  static void checkNoNewer(Flyway flyway) {
    checkNoNewer(flyway.info());
  }

  private static void checkNoNewer(MigrationInfoService info) {
    for (var each : info.applied())
      if (each.getVersion() != null && !each.getState().isResolved())
        throw new Refusal("operations.refusal.older-program", each.getDescription());
  }

  /** Without the rest of its address, in which a password may stand. */
  private static String name(Flyway flyway) {
    var source = Objects.requireNonNull(flyway.getConfiguration().getDataSource());
    try (var connection = source.getConnection()) {
      return connection.getCatalog();
    } catch (SQLException away) {
      throw new IllegalStateException("the database went away", away);
    }
  }
}
