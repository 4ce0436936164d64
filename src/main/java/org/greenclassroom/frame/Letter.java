package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A letter by e-mail, rendered when it was written.
 *
 * @param address to whom; null once it was forgotten
 * @param body plain text; null once it was forgotten
 * @param sealed carries a secret for its reader alone: the body goes as soon as it was sent
 * @param tries how often it was tried
 * @param nextTryAt null once it was sent or given up
 * @param lastError what the server said the last time, in its own words
 * @param calendar a calendar file that goes with it; null: none, or forgotten
 */
record Letter(
    long letter,
    @Nullable String address,
    String language,
    String subject,
    @Nullable String body,
    boolean sealed,
    Instant writtenAt,
    @Nullable Instant sentAt,
    int tries,
    @Nullable Instant nextTryAt,
    @Nullable Trouble trouble,
    @Nullable String lastError,
    @Nullable Instant givenUpAt,
    @Nullable String calendar) {

  /** Where a letter stands. */
  enum State {
    WAITING,
    SENT,
    FAILED
  }

  /** Why it did not go. */
  enum Trouble {
    /** No server, or one that says "later": tried again. */
    UNREACHABLE,
    /** The server knows no such address: it is not tried again. */
    ADDRESS_REFUSED,
    /** The server does not want this letter, or not from us: it is not tried again. */
    LETTER_REFUSED
  }

  /** A day and a little: who does not answer by then needs somebody to look. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(16));

  public State state() {
    if (sentAt != null) return State.SENT;
    return givenUpAt == null ? State.WAITING : State.FAILED;
  }

  /** When to try after one more failure now; empty: not again. */
  Optional<Instant> again(Trouble why, Instant now) {
    return why != Trouble.UNREACHABLE || tries >= PAUSES.size()
        ? Optional.empty()
        : Optional.of(now.plus(PAUSES.get(tries)));
  }

  /** Whether somebody may have it tried once more. */
  public boolean canGoAgain() {
    return sentAt == null && body != null && trouble != null;
  }
}
