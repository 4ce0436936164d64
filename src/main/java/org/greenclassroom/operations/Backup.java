package org.greenclassroom.operations;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * All rows of one moment as a ZIP: {@code contents.json} (what there is), {@code rows/<table>} (as
 * PostgreSQL's COPY writes them, text), {@code sums.json} (rows and SHA-256 of each). It is
 * streamed: nothing is held, and the house goes on working meanwhile.
 *
 * <p>The text of COPY is read by every PostgreSQL, newer or older, embedded or not; the programs of
 * the database itself (pg_dump) do not come with it.
 */
public final class Backup {
  static final String CONTENTS = "contents.json";
  static final String ROWS = "rows/";
  static final String SUMS = "sums.json";
  static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What a backup says of itself, before its rows.
   *
   * @param migrations those that had run, in their order
   */
  record Contents(int format, Instant at, String version, Catalogue catalogue) {}

  /** What of a table was written. */
  public record Sum(String table, long rows, String sha256) {}

  private Backup() {}

  /**
   * Writes it; the stream is left open.
   *
   * @param connection in no transaction; put on the owner's role for one, read only
   * @param version of the program
   */
  public static List<Sum> write(Connection connection, String version, Instant at, OutputStream out)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      statement.execute("set local role none");
      var catalogue = Surveyor.of(connection);
      var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      zip.putNextEntry(new ZipEntry(CONTENTS));
      zip.write(JSON.writeValueAsBytes(new Contents(FORMAT, at, version, catalogue)));
      zip.closeEntry();
      var sums = new ArrayList<Sum>();
      for (var table : catalogue.tables()) {
        zip.putNextEntry(new ZipEntry(ROWS + table.name()));
        sums.add(rows(connection, table, zip));
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(SUMS));
      zip.write(JSON.writeValueAsBytes(sums));
      zip.closeEntry();
      zip.finish();
      return List.copyOf(sums);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static Sum rows(Connection connection, Catalogue.Table table, OutputStream out)
      throws SQLException, IOException {
    var digest = sha256();
    var hashed = new DigestOutputStream(new Unclosed(out), digest);
    // of a partitioned table only the query reads all parts
    var copy = "copy (select " + columns(table) + " from " + table.name() + ") to stdout";
    long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, hashed);
    return new Sum(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
  }

  static String columns(Catalogue.Table table) {
    return String.join(", ", table.columns());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The driver closes what it wrote to; the file goes on. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {
      // not ours
    }
  }
}
