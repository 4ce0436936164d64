package org.greenclassroom.custody;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The check of a book that lies in another database. */
public final class Chains {
  private Chains() {}

  public static Verification verify(DataSource source, Path folder, Clock clock) {
    var jdbc = JdbcClient.create(source);
    return new Chain(jdbc, new Book(jdbc), new Checkpoints(jdbc), new SealKey(folder), clock)
        .verify();
  }
}
