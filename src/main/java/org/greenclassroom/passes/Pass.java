package org.greenclassroom.passes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that was given out for one room.
 *
 * @param expiresAt until when somebody must open it, or until when it is good for who did
 * @param browser what the browser that took it keeps, hashed; null: nobody opened it
 * @param endedAt null: nobody ended it
 */
record Pass(
    long pass,
    long classroom,
    Way way,
    Instant madeAt,
    long madeBy,
    Instant expiresAt,
    @Nullable String browser,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt) {

  /** How it is given to somebody. */
  enum Way {
    LETTER,
    HAND
  }

  /** Where it stands. */
  enum State {
    WAITS,
    OPENED,
    ENDED,
    EXPIRED
  }

  State state(Instant now) {
    if (endedAt != null) return State.ENDED;
    if (!now.isBefore(expiresAt)) return State.EXPIRED;
    return openedAt == null ? State.WAITS : State.OPENED;
  }

  boolean isGood(Instant now) {
    return endedAt == null && now.isBefore(expiresAt);
  }
}
