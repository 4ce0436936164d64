package org.greenclassroom.custody;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;

/** The check of a book that lies in another database. */
public final class Chains {
  private Chains() {}

  public static Verification verify(DataSource source, Path folder, Clock clock) {
    return Chain.over(source, new SealKey(folder), clock).verify();
  }
}
