package org.greenclassroom.repair;

import java.time.Instant;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a device, from the day it was found to the day it was closed. Never deleted.
 *
 * @param note what the code does not say; null: it says it all
 * @param closed how it ended; null: it is open
 */
record Defect(
    long defect,
    DefectCode code,
    Severity severity,
    @Nullable String note,
    Instant foundAt,
    long foundBy,
    @Nullable Closed closed) {

  /** How a defect ended. */
  enum How {
    /** It is gone. */
    MENDED,
    /** It is still there, and somebody decided that it may be. */
    WAIVED
  }

  /**
   * Who closed it, and when.
   *
   * @param reason why it may stay; null when it was mended and there was nothing to say
   */
  record Closed(How how, @Nullable String reason, Instant at, long by) {
    Closed {
      if (reason != null && reason.length() > 500) throw new Refusal("repair.refusal.long-reason");
      if (how == How.WAIVED && reason == null) throw new Refusal("repair.refusal.no-waive-reason");
    }
  }

  public boolean isOpen() {
    return closed == null;
  }

  /** Whether the device still has it: a waived defect is forgiven, not gone. */
  public boolean isThere() {
    return closed == null || closed.how() == How.WAIVED;
  }

  public boolean blocks() {
    return isOpen() && severity == Severity.BLOCKING;
  }
}
