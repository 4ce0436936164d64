package org.greenclassroom.repair;

import java.time.Instant;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A part that was put in.
 *
 * @param serial the part's own number; null: it has none, or nobody read it
 */
record Part(PartKind kind, Source source, @Nullable String serial, Instant fittedAt) {
  /** Where it came from: a new one costs the climate more than most repairs save. */
  enum Source {
    NEW,
    USED
  }

  Part {
    // a used drive carries somebody's data into a device that the book calls cleared
    if (kind == PartKind.DISK && source == Source.USED)
      throw new Refusal("repair.refusal.used-drive");
    if (serial != null && serial.length() > 100) throw new Refusal("repair.refusal.serial");
  }
}
