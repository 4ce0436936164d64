package org.greenclassroom.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.greenclassroom.kernel.Refusal;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a backup back into an empty database: the tables as they were when it was made, its rows,
 * and then whatever migrations came since. In one transaction per step of that road; when the rows
 * do not have the sums that were written beside them, none of them is there afterwards.
 *
 * <p>From its first step to its last a schema says that it is under way. Who is killed in between
 * leaves it: no house starts on these tables, and the next restore takes away what the first one
 * made and begins anew.
 */
public final class Restore {
  private static final JsonMapper JSON = new JsonMapper();

  private Restore() {}

  /**
   * Restores.
   *
   * @param configuration of the owner, into an empty database
   * @return how many rows are there now
   * @throws Refusal when nothing could be brought back; a house starts there only when another
   *     restore came to its end, or in an empty database
   */
  public static long read(FluentConfiguration configuration, Path file)
      throws SQLException, IOException {
    if (!Files.isReadable(file)) throw new Refusal("operations.refusal.no-file", file);
    try (var zip = new ZipFile(file.toFile())) {
      var contents = contents(zip, file);
      var sums = sums(zip, file);
      var flyway = flyway(configuration, contents.catalogue().migrations());
      try (var connection = configuration.getDataSource().getConnection()) {
        if (isUnderWay(connection)) takeAway(connection);
      }
      if (flyway.info().applied().length > 0) throw new Refusal("operations.refusal.not-empty");
      checkKnown(flyway, contents, file);
      try (var connection = configuration.getDataSource().getConnection()) {
        begin(connection);
      }
      flyway.migrate();
      long rows;
      try (var connection = configuration.getDataSource().getConnection()) {
        rows = rows(connection, zip, contents.catalogue(), sums);
      }
      new FluentConfiguration().configuration(configuration).load().migrate();
      try (var connection = configuration.getDataSource().getConnection()) {
        end(connection);
      }
      return rows;
    } catch (ZipException cut) {
      throw new Refusal("operations.refusal.damaged", file);
    }
  }

  /**
   * Before anything is done with these tables.
   *
   * @throws Refusal when a restore began here and did not come to its end
   */
  public static void checkEnded(Flyway flyway) {
    try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
      if (isUnderWay(connection)) throw new Refusal("operations.refusal.restore-begun");
    } catch (SQLException away) {
      // the migrations say so, with what they tried
    }
  }

  private static boolean isUnderWay(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("select to_regclass('restoring.found') is not null")) {
      return found.next() && found.getBoolean(1);
    }
  }

  /** What lies in this database already is somebody else's, and stays whatever happens. */
  private static void begin(Connection connection) throws SQLException {
    inOne(
        connection,
        "create schema restoring",
        "create table restoring.found as select nspname as name from pg_namespace");
  }

  private static void end(Connection connection) throws SQLException {
    inOne(connection, "drop schema restoring cascade");
  }

  /** All that a restore made which was never ended; last, that it began. */
  private static void takeAway(Connection connection) throws SQLException {
    var made = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var names =
            statement.executeQuery(
                "select format('drop schema %I cascade', nspname) from pg_namespace"
                    + " where nspname !~ '^pg_' and nspname <> 'restoring'"
                    + " and nspname not in (select name from restoring.found)")) {
      while (names.next()) made.add(names.getString(1));
    }
    // each by itself: all tables at once are more locks than a database has room for
    for (var each : made) inOne(connection, each);
    end(connection);
  }

  private static void inOne(Connection connection, String... statements) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      for (var each : statements) statement.execute(each);
      connection.commit();
    } catch (SQLException failure) {
      connection.rollback();
      throw failure;
    }
  }

  /** The moment whose rows a backup has. */
  public static Instant moment(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return contents(zip, file).at();
    }
  }

  /** Up to where the backup stood, without views: those of today may want columns of today. */
  private static Flyway flyway(FluentConfiguration configuration, List<String> migrations) {
    return new FluentConfiguration()
        .configuration(configuration)
        .repeatableSqlMigrationPrefix("NOT_YET")
        .validateMigrationNaming(false)
        .target(migrations.getLast())
        .load();
  }

  private static void checkKnown(Flyway flyway, Backup.Contents contents, Path file) {
    var known = new HashSet<String>();
    for (var one : flyway.info().all())
      if (one.getVersion() != null) known.add(one.getVersion().getVersion());
    var unknown =
        contents.catalogue().migrations().stream().filter(each -> !known.contains(each)).toList();
    if (!unknown.isEmpty())
      throw new Refusal("operations.refusal.newer", file, contents.version(), unknown.size());
  }

  private static Backup.Contents contents(ZipFile zip, Path file) throws IOException {
    var entry = zip.getEntry(Backup.CONTENTS);
    if (entry == null) throw new Refusal("operations.refusal.no-backup", file);
    try (var in = zip.getInputStream(entry)) {
      var contents = JSON.readValue(in, Backup.Contents.class);
      if (contents.format() != Backup.FORMAT)
        throw new Refusal(
            "operations.refusal.other-format", file, contents.format(), Backup.FORMAT);
      return contents;
    } catch (JacksonException damaged) {
      throw new Refusal("operations.refusal.damaged", file);
    }
  }

  private static List<Backup.Sum> sums(ZipFile zip, Path file) throws IOException {
    var entry = zip.getEntry(Backup.SUMS);
    if (entry == null) throw new Refusal("operations.refusal.damaged", file);
    try (var in = zip.getInputStream(entry)) {
      return JSON.readValue(in, new TypeReference<>() {});
    }
  }

  private static long rows(
      Connection connection, ZipFile zip, Catalogue catalogue, List<Backup.Sum> sums)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      var parts = new HashSet<String>();
      for (var one : Surveyor.partitions(connection)) parts.add(one.name());
      for (var one : catalogue.partitions())
        if (!parts.contains(one.name()))
          statement.execute(
              "create table " + one.name() + " partition of " + one.parent() + " " + one.bound());
      var names = catalogue.tables().stream().map(Catalogue.Table::name).toList();
      // what happens upon a row happened already; a book that refuses to be emptied is empty yet
      for (var name : names) statement.execute("alter table " + name + " disable trigger user");
      // two tables that point at each other are both there only in the end
      var against =
          Surveyor.references(connection).stream()
              .filter(each -> names.indexOf(each.to()) > names.indexOf(each.from()))
              .toList();
      for (var each : against) statement.execute(checked(each, "deferrable initially deferred"));
      statement.execute("set constraints all deferred");
      // migrations bring first rows, and they are in the backup as well
      statement.execute("truncate " + String.join(", ", names));
      long all = 0;
      var wanted = sums.stream().collect(Collectors.toMap(Backup.Sum::table, Function.identity()));
      for (var table : catalogue.tables()) {
        var read = rows(connection, zip, table);
        if (!read.equals(wanted.get(table.name())))
          throw new Refusal("operations.refusal.other-rows", table.name());
        all += read.rows();
      }
      for (var sequence : catalogue.sequences().entrySet())
        statement.execute(
            "select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
      statement.execute("set constraints all immediate");
      for (var each : against) statement.execute(checked(each, each.checked()));
      for (var name : names) statement.execute("alter table " + name + " enable trigger user");
      connection.commit();
      return all;
    } catch (SQLException | IOException | RuntimeException failure) {
      connection.rollback();
      throw failure;
    }
  }

  private static String checked(Catalogue.Reference reference, String when) {
    return "alter table " + reference.from() + " alter constraint " + reference.name() + " " + when;
  }

  private static Backup.Sum rows(Connection connection, ZipFile zip, Catalogue.Table table)
      throws SQLException, IOException {
    var entry = zip.getEntry(Backup.ROWS + table.name());
    if (entry == null) throw new Refusal("operations.refusal.other-rows", table.name());
    var digest = Backup.sha256();
    try (var in = new DigestInputStream(zip.getInputStream(entry), digest)) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + table.name() + " (" + Backup.columns(table) + ") from stdin", in);
      return new Backup.Sum(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
