package org.greenclassroom.wiping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drive that is gone, or a device without any.
 *
 * @param drive null: the device holds no drive at all
 * @param witnessedAt null while it waits for a second person
 */
record Removal(
    long removal,
    @Nullable Long drive,
    Kind kind,
    @Nullable Destruction method,
    @Nullable String serial,
    Instant recordedAt,
    long recordedBy,
    @Nullable Instant witnessedAt,
    @Nullable Long witnessedBy) {

  enum Kind {
    DESTROYED,
    ABSENT
  }

  public boolean stands() {
    return witnessedAt != null;
  }
}
