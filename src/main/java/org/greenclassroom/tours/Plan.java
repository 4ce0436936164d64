package org.greenclassroom.tours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One run: asked for, worked out, changed by hand, confirmed or left.
 *
 * @param heardAt the last sign of life of whoever works it out
 * @param best what the best so far costs, in thousandths of a cent; null: none yet
 * @param lacking stops without a tour
 * @param startCost of the start by savings
 */
record Plan(
    long plan,
    @Nullable Long basedOn,
    LocalDate firstDay,
    LocalDate lastDay,
    long rule,
    long seed,
    int seconds,
    Instant askedAt,
    long askedBy,
    @Nullable Instant beganAt,
    @Nullable Instant heardAt,
    @Nullable Long best,
    @Nullable Integer lacking,
    @Nullable Instant cancelAt,
    @Nullable Instant endedAt,
    boolean failed,
    @Nullable Long startCost,
    Distances.@Nullable Source roads,
    @Nullable String routerSaid,
    @Nullable Instant confirmedAt,
    @Nullable Long confirmedBy,
    @Nullable Integer accepted) {
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Where it stands. */
  enum State {
    ASKED,
    RUNNING,
    INTERRUPTED,
    FAILED,
    /** Done: it can be changed by hand and confirmed. */
    DRAFT,
    CONFIRMED
  }

  State state(Instant now) {
    if (failed) return State.FAILED;
    if (confirmedAt != null) return State.CONFIRMED;
    if (endedAt != null) return State.DRAFT;
    if (beganAt == null) return State.ASKED;
    var sign = heardAt == null ? beganAt : heardAt;
    return sign.plus(SILENCE).isBefore(now) ? State.INTERRUPTED : State.RUNNING;
  }

  int percent(Instant now) {
    if (beganAt == null) return 0;
    return (int) Math.clamp(Duration.between(beganAt, now).toMillis() / 10 / seconds, 0, 99);
  }

  /** What the best so far costs, in whole units of money. */
  public @Nullable Long money() {
    return best == null ? null : Math.round(best / 100_000.0);
  }

  /** By how many per cent it is cheaper than the plain start. */
  public long saved() {
    if (best == null || startCost == null || startCost == 0) return 0;
    return Math.max(0, Math.round(100.0 * (startCost - best) / startCost));
  }

  public boolean isStopped() {
    return cancelAt != null;
  }

  /** A draft: done, and nobody has confirmed it. */
  void mustBeDraft() {
    if (endedAt == null || failed) throw new Refusal("tours.refusal.not-done", plan);
    if (confirmedAt != null)
      throw new Refusal(Refusal.Kind.CONFLICT, "tours.refusal.confirmed", plan);
  }
}
