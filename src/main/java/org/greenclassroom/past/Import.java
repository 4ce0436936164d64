package org.greenclassroom.past;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of earlier years.
 *
 * @param file the SHA-256 of the spreadsheet
 * @param document the SHA-256 of what it was made from; the same where it is itself that
 * @param sheet empty: a text has none
 * @param takenAt null: a draft, which declares nothing
 * @param struckAt null: it was not taken back
 * @param reason why it was taken back
 */
record Import(
    long imported,
    String source,
    String file,
    String fileName,
    String document,
    String documentName,
    String sheet,
    Instant readAt,
    String by,
    @Nullable Instant takenAt,
    @Nullable Instant struckAt,
    @Nullable String reason,
    long entries) {
  enum State {
    DRAFT,
    TAKEN,
    STRUCK
  }

  public State state() {
    return struckAt != null ? State.STRUCK : takenAt != null ? State.TAKEN : State.DRAFT;
  }
}
