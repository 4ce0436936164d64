package org.greenclassroom.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An empty database of its own, on this machine, for a while: with its end its folder is gone. */
public final class PassingDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PassingDatabase.class);
  private final Path folder;
  private final LocalPostgres postgres;

  private PassingDatabase(Path folder, LocalPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  /**
   * Starts it.
   *
   * @param folder its own; what an earlier one left there is removed
   */
  public static PassingDatabase in(Path folder) throws IOException {
    // the program that left it may have been killed, and its server not
    LocalPostgres.stopOrphan(folder.resolve(LocalPostgres.DATA));
    empty(folder);
    return new PassingDatabase(folder, LocalPostgres.start(folder, false));
  }

  /** As its owner. */
  public DataSource source() {
    return new DriverManagerDataSource(postgres.url(), "postgres", postgres.password());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    try {
      empty(folder);
    } catch (IOException stays) {
      LOG.warn("{} stays until the next time", folder, stays);
    }
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
    }
  }
}
