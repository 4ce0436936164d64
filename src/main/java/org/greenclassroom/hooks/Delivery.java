package org.greenclassroom.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one address.
 *
 * @param status what the last answer's HTTP status was; null: there was no answer
 * @param trouble what went wrong the last time; null: nothing
 */
record Delivery(
    long delivery,
    long message,
    String kind,
    Instant toldAt,
    int tries,
    @Nullable Instant nextTryAt,
    @Nullable Integer status,
    @Nullable String trouble,
    @Nullable Integer tookMs,
    @Nullable Instant triedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant givenUpAt) {

  /** What became of it. */
  enum Fate {
    WAITING,
    ARRIVED,
    GIVEN_UP
  }

  /** Two days altogether, as Standard Webhooks proposes. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(20),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20));

  /**
   * When to try after one more failure now; empty: not again.
   *
   * @param tries how often it was tried before
   */
  static Optional<Instant> again(int tries, Instant now) {
    return tries >= PAUSES.size() ? Optional.empty() : Optional.of(now.plus(PAUSES.get(tries)));
  }

  public Fate fate() {
    if (deliveredAt != null) return Fate.ARRIVED;
    return givenUpAt == null ? Fate.WAITING : Fate.GIVEN_UP;
  }
}
