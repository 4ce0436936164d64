package org.greenclassroom.wiping;

import java.time.Instant;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One device of a lot that is read again after it was cleared.
 *
 * @param result null while nobody has read it
 */
public record Sample(
    long sample,
    long lot,
    long device,
    Tag tag,
    Instant drawnAt,
    @Nullable Result result,
    @Nullable String note,
    @Nullable Instant readAt,
    @Nullable Long readBy) {

  /** What somebody saw who looked for data. */
  public enum Result {
    NOTHING_READABLE,
    DATA_FOUND,
    /** Neither a proof nor a failure: another one is drawn in its place. */
    CANNOT_BE_READ
  }
}
