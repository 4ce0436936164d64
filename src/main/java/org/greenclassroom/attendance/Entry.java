package org.greenclassroom.attendance;

import java.time.Instant;
import java.util.UUID;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One thing said at the desk.
 *
 * @param id made by the telephone; the same twice is once
 * @param word a coordinator's; null: none
 * @param phone which telephone said it; null: a page
 * @param listedAt of which time the list was on which the desk saw them expected; null: they were
 *     not, or the desk looked at the present
 */
record Entry(
    UUID id,
    Kind kind,
    Via via,
    @Nullable String word,
    @Nullable UUID phone,
    @Nullable Instant listedAt,
    Instant at) {
  private static final int LONGEST_WORD = 300;

  /** What is said. */
  enum Kind {
    IN,
    OUT,
    /** What was said of this person here before was wrong. */
    STRUCK
  }

  Entry {
    word = word == null || word.isBlank() ? null : word.strip();
    if (word != null && word.length() > LONGEST_WORD)
      throw new Refusal("attendance.refusal.word-long", LONGEST_WORD);
  }
}
