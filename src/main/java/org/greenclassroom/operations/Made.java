package org.greenclassroom.operations;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made, or was to be.
 *
 * @param file its name, without the folder
 * @param rows null when it failed, as bytes and sha256
 * @param files outside the database, which its rows name; null when it failed or nobody looked
 * @param missing of them, not to be copied
 * @param trouble in the words of the machine; null when nothing went wrong
 * @param node that wrote it; null when it is not known
 */
record Made(
    Instant madeAt,
    Instant endedAt,
    String file,
    @Nullable Long rows,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable Long files,
    @Nullable Long missing,
    @Nullable String trouble,
    @Nullable String node) {
  /** Whether files outside could not be copied with it. */
  public boolean isWithoutSome() {
    return missing != null && missing > 0;
  }

  /** Rows of a backup that did not fail. */
  long written() {
    return Objects.requireNonNull(rows);
  }
}
