package org.greenclassroom.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.greenclassroom.frame.Spares;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.operations.Backup;
import org.greenclassroom.operations.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The drill: whatever all the tests before this one wrote is backed up, brought back into an empty
 * database, and backed up again: the two must say the same of every table.
 */
class RestoreDrillTest extends Drill {
  @TempDir Path folder;
  @Autowired DataSource source;

  @Test
  void what_is_brought_back_is_what_was_there() throws Exception {
    var file = folder.resolve("green.zip");
    var sums = backup(source, file);
    assertThat(sums).extracting(Backup.Sum::table).contains("custody.fact", "usage.day");

    inAnEmptyDatabase(empty -> {
      long rows = Restore.read(configuration(empty), file);
      assertThat(rows).isEqualTo(sums.stream().mapToLong(Backup.Sum::rows).sum());
      var again = folder.resolve("again.zip");
      backup(empty, again);
      var brought = lines(again);
      var there = lines(file);
      assertThat(brought.keySet()).isEqualTo(there.keySet());
      assertThat(there.keySet())
          .as("tables that say something else")
          .filteredOn(table -> !Objects.equals(brought.get(table), there.get(table)))
          .isEmpty();

      assertThat(texts(empty, TRIGGERS)).isEqualTo(texts(source, TRIGGERS));
      assertThat(texts(empty, CONSTRAINTS)).isEqualTo(texts(source, CONSTRAINTS));
      assertThat(texts(empty, VIEWS)).isEqualTo(texts(source, VIEWS));
      assertThat(next(empty)).as("numbers go on").isGreaterThan(greatest(empty));

      assertThatThrownBy(() -> Restore.read(configuration(empty), file))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("not-empty");
    });
  }

  @Test
  void files_outside_are_looked_for_beside_the_backup_and_those_that_lack_are_named()
      throws Exception {
    var file = folder.resolve("green.zip");
    backup(source, file);
    var beside = folder.resolve("green-classroom-files");
    var bytes = unique("photograph").getBytes(UTF_8);
    var sha256 = org.greenclassroom.frame.Files.sha256(bytes);
    inAnEmptyDatabase(house -> {
      Restore.read(configuration(house), file);
      try (var connection = house.getConnection();
          var statement = connection.createStatement()) {
        statement.execute(
            "insert into frame.file (sha256, name, media_type, place) values ('"
                + sha256
                + "', 'photograph', 'image/png', 'OUTSIDE')");
      }
      var withFile = folder.resolve("with-a-file.zip");
      backup(house, withFile);
      inAnEmptyDatabase(empty -> {
        Restore.read(configuration(empty), withFile);
        assertThat(Spares.check(empty, beside).first()).containsExactly(sha256);
        var copy = beside.resolve(sha256.substring(0, 2)).resolve(sha256);
        Files.createDirectories(copy.getParent());
        Files.write(copy, bytes);
        assertThat(Spares.check(empty, beside).isWhole()).isTrue();
        Files.writeString(copy, "changed");
        assertThat(Spares.check(empty, beside).missing()).isEqualTo(1);
      });
    });
  }

  @Test
  void a_damaged_file_restores_nothing_and_says_so() throws Exception {
    var file = folder.resolve("green.zip");
    backup(source, file);
    var changed = folder.resolve("changed.zip");
    Files.write(changed, withoutARow(file, "rows/people.account"));
    inAnEmptyDatabase(empty -> {
      assertThatThrownBy(() -> Restore.read(configuration(empty), changed))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("people.account");
      assertThat(texts(empty, "select count(*)::text from people.account")).isEqualTo(Set.of("0"));
    });

    var cut = folder.resolve("cut.zip");
    var bytes = Files.readAllBytes(file);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    var other = folder.resolve("other.zip");
    Files.write(other, zipOf("hello.txt", "hello"));
    inAnEmptyDatabase(empty -> {
      assertThatThrownBy(() -> Restore.read(configuration(empty), other))
          .hasMessageContaining("no-backup");
      assertThatThrownBy(() -> Restore.read(configuration(empty), folder.resolve("none.zip")))
          .hasMessageContaining("no-file");
      assertThatThrownBy(() -> Restore.read(configuration(empty), cut))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("damaged");
    });
  }

  @Test
  void a_restore_that_was_killed_keeps_a_house_from_starting_and_the_next_one_begins_anew()
      throws Exception {
    var file = folder.resolve("green.zip");
    var sums = backup(source, file);
    var changed = folder.resolve("changed.zip");
    Files.write(changed, withoutARow(file, "rows/people.account"));
    inAnEmptyDatabase(empty -> {
      try (var connection = empty.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create schema others");
        statement.execute("create table others.own as select 1 as one");
      }
      // as when it is killed between the tables and the end of the rows: the tables are made
      assertThatThrownBy(() -> Restore.read(configuration(empty), changed))
          .hasMessageContaining("other-rows");
      assertThatThrownBy(() -> Restore.checkEnded(configuration(empty).load()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("restore-begun");

      long rows = Restore.read(configuration(empty), file);
      assertThat(rows).isEqualTo(sums.stream().mapToLong(Backup.Sum::rows).sum());
      Restore.checkEnded(configuration(empty).load());
      assertThat(texts(empty, "select one::text from others.own")).containsExactly("1");
      assertThat(texts(empty, "select coalesce(to_regnamespace('restoring')::text, 'gone')"))
          .containsExactly("gone");
    });
  }

  private static final String TRIGGERS =
      "select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where"
          + " not tgisinternal";
  private static final String CONSTRAINTS =
      "select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from"
          + " pg_constraint";
  private static final String VIEWS =
      "select schemaname || '.' || viewname || ' ' || md5(definition) from pg_views where"
          + " schemaname !~ '^(pg_|information_schema)'";

  private List<Backup.Sum> backup(DataSource from, Path file) throws SQLException, IOException {
    try (var connection = from.getConnection();
        OutputStream out = Files.newOutputStream(file)) {
      return Backup.write(connection, "test", clock.instant(), out);
    }
  }

  /**
   * What each table says, in whatever order: PostgreSQL lays long rows that are copied in where
   * there is room.
   */
  private static Map<String, BigInteger> lines(Path file) throws IOException {
    var sums = new TreeMap<String, BigInteger>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var each : zip.stream().filter(entry -> entry.getName().startsWith("rows/")).toList()) {
        try (var lines =
            new BufferedReader(new InputStreamReader(zip.getInputStream(each), UTF_8))) {
          var sum =
              lines
                  .lines()
                  .map(line ->
                      new BigInteger(
                          org.greenclassroom.frame.Files.sha256(line.getBytes(UTF_8)), 16))
                  .reduce(BigInteger.ZERO, BigInteger::add);
          sums.put(each.getName(), sum);
        }
      }
    }
    return sums;
  }

  private static long next(DataSource of) throws SQLException {
    return Long.parseLong(
        texts(of, "select nextval(pg_get_serial_sequence('people.account', 'account'))::text")
            .iterator()
            .next());
  }

  private static long greatest(DataSource of) throws SQLException {
    return Long.parseLong(
        texts(of, "select max(account)::text from people.account").iterator().next());
  }

  /** The same file, but the first line of one entry is missing. */
  private static byte[] withoutARow(Path file, String entry) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipFile(file.toFile());
        var changed = new ZipOutputStream(out)) {
      for (var each : zip.stream().collect(Collectors.toList())) {
        changed.putNextEntry(new ZipEntry(each.getName()));
        try (var in = zip.getInputStream(each)) {
          var bytes = in.readAllBytes();
          if (each.getName().equals(entry)) {
            var lines = new String(bytes, UTF_8);
            bytes = lines.substring(lines.indexOf('\n') + 1).getBytes(UTF_8);
          }
          changed.write(bytes);
        }
        changed.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] zipOf(String name, String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(UTF_8));
      zip.closeEntry();
    }
    try (var check = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(check.getNextEntry()).isNotNull();
    }
    return out.toByteArray();
  }
}
