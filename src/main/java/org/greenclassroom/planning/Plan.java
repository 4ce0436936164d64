package org.greenclassroom.planning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param basedOn the plan on which somebody decided what is decided in this one
 * @param seconds how long it may take at most; null before it begins
 * @param result null until it is done, and when it failed
 * @param confirmed null while it is not
 */
record Plan(
    long plan,
    @Nullable Long basedOn,
    boolean withExpected,
    Instant askedAt,
    long askedBy,
    @Nullable Integer seconds,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt,
    boolean failed,
    @Nullable Result result,
    @Nullable Confirmed confirmed) {

  /** Longer than it may take by so much, and nobody is at it any more. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /**
   * What came out.
   *
   * @param bound no plan is worth more
   * @param greedy what the plainest plan would be worth
   * @param stock machines that could be given
   * @param free the same without what people decided; null when nobody decided anything
   */
  record Result(
      long value,
      long bound,
      long greedy,
      int stock,
      int machines,
      int rooms,
      long children,
      @Nullable Free free) {
    /** How much of the bound is reached, in tenths of a percent, never rounded up to all. */
    long reached() {
      return bound <= 0 ? 1000 : Math.max(0, value * 1000 / bound);
    }
  }

  /** What it would be worth without what people decided. */
  record Free(long value, int machines, int rooms, long children) {}

  /** When it was confirmed, by whom, with how many devices. */
  record Confirmed(Instant at, long by, int devices) {}

  /** Where it stands. */
  enum State {
    ASKED,
    RUNNING,
    /** It was begun, and whoever was at it is gone. */
    INTERRUPTED,
    FAILED,
    DONE,
    CONFIRMED
  }

  State state(Instant now) {
    if (confirmed != null) return State.CONFIRMED;
    if (failed) return State.FAILED;
    if (endedAt != null) return State.DONE;
    if (beganAt == null) return State.ASKED;
    return now.isAfter(beganAt.plusSeconds(seconds == null ? 0 : seconds).plus(GRACE))
        ? State.INTERRUPTED
        : State.RUNNING;
  }

  /** How far it is, by the time it may take. */
  int percent(Instant now) {
    if (endedAt != null) return 100;
    if (beganAt == null || seconds == null) return 0;
    return Math.clamp(Duration.between(beganAt, now).toMillis() / (10L * seconds), 1, 99);
  }
}
