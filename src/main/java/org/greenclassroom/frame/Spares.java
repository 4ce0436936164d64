package org.greenclassroom.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Second copies of the files that lie outside the database: laid into a folder with a backup, and
 * brought back from there. Under a hash nothing ever changes, so that what was copied once is not
 * copied again, and a copy made after the rows has all that they name.
 */
@Component
public class Spares {
  private static final int AT_ONCE = 1_000;
  private static final int SAID = 5;
  private final JdbcClient jdbc;
  private final @Nullable Store outside;

  @Autowired
  Spares(JdbcClient jdbc, ObjectProvider<Store> outside) {
    this(jdbc, outside.getIfAvailable());
  }

  Spares(JdbcClient jdbc, @Nullable Store outside) {
    this.jdbc = jdbc;
    this.outside = outside;
  }

  /**
   * How it stands with the files that the database names.
   *
   * @param named how many it names, inside and outside
   * @param outside how many of them lie outside
   * @param copied how many were copied now
   * @param missing how many are nowhere with the bytes of their hash
   * @param first the hashes of the first of those
   */
  public record Found(long named, long outside, long copied, long missing, List<String> first) {
    public boolean isWhole() {
      return missing == 0;
    }
  }

  /**
   * Copies into the folder what is not there yet.
   *
   * @param reread whether what is there is read, too, and copied anew where it is damaged
   */
  public Found copyTo(Path folder, boolean reread) {
    var spare = new FolderStore(folder);
    Predicate<String> there = reread ? sha256 -> isGood(spare, sha256) : spare::has;
    return count(jdbc, new Way(there, sha256 -> copied(outside, spare, sha256)));
  }

  /** Brings back from the folder what does not lie where files lie now, and checks all of them. */
  public Found bringBackFrom(Path folder) {
    var spare = new FolderStore(folder);
    return count(
        jdbc, new Way(sha256 -> isGood(outside, sha256), sha256 -> copied(spare, outside, sha256)));
  }

  /** Reads every file and compares it with its hash. */
  public Found check() {
    return count(jdbc, new Way(sha256 -> isGood(outside, sha256), _ -> false));
  }

  /** Reads every file that those rows name, those outside from the folder alone. */
  public static Found check(DataSource rows, Path folder) {
    var spare = new FolderStore(folder);
    return count(JdbcClient.create(rows), new Way(sha256 -> isGood(spare, sha256), _ -> false));
  }

  /**
   * What is asked of each file outside.
   *
   * @param there whether all is well with it
   * @param copy else this is tried; whether it went well
   */
  private record Way(Predicate<String> there, Predicate<String> copy) {}

  private static Found count(JdbcClient jdbc, Way way) {
    long named = jdbc.sql("select count(*) from frame.file").query(Long.class).single();
    var first = new ArrayList<>(changedInside(jdbc));
    long missing = first.size();
    long outside = 0;
    long copied = 0;
    for (var next = after(jdbc, ""); !next.isEmpty(); next = after(jdbc, next.getLast())) {
      for (var sha256 : next) {
        outside++;
        if (way.there().test(sha256)) continue;
        if (way.copy().test(sha256)) {
          copied++;
          continue;
        }
        missing++;
        first.add(sha256);
      }
      while (first.size() > SAID) first.removeLast();
    }
    return new Found(named, outside, copied, missing, List.copyOf(first));
  }

  private static List<String> after(JdbcClient jdbc, String last) {
    return jdbc
        .sql(
            "select sha256 from frame.file where place = 'OUTSIDE' and sha256 > ? order by sha256"
                + " limit "
                + AT_ONCE)
        .param(last)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The database can be mended by hand, too. */
  private static List<String> changedInside(JdbcClient jdbc) {
    return jdbc
        .sql(
            """
            select sha256 from frame.file
             where bytes is not null and encode(sha256(bytes), 'hex') <> sha256 order by sha256
            """)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private static final Logger LOG = LoggerFactory.getLogger(Spares.class);

  private static boolean copied(@Nullable Store from, @Nullable Store to, String sha256) {
    if (to == null) return false;
    var bytes = good(from, sha256);
    if (bytes == null) return false;
    try {
      to.put(sha256, bytes);
    } catch (RuntimeException away) { // one that cannot be written keeps none of the others
      LOG.warn("{} could not be copied", sha256, away);
      return false;
    }
    return isGood(to, sha256);
  }

  private static boolean isGood(@Nullable Store store, String sha256) {
    return good(store, sha256) != null;
  }

  /** The bytes of this hash; null where they are not. */
  private static byte @Nullable [] good(@Nullable Store store, String sha256) {
    if (store == null) return null;
    try {
      var bytes = store.get(sha256);
      return Files.sha256(bytes).equals(sha256) ? bytes : null;
    } catch (RuntimeException away) {
      return null;
    }
  }
}
