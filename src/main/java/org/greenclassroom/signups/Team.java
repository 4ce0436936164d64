package org.greenclassroom.signups;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company's block of places in one slot.
 *
 * @param name of who leads it
 * @param code colleagues join with it
 * @param named how many places have a person
 * @param releasedAt null: the unnamed places are still kept
 */
record Team(
    long team,
    long activity,
    long slot,
    long partner,
    String company,
    String name,
    String email,
    String language,
    String code,
    int places,
    int named,
    Instant cutOff,
    @Nullable Instant releasedAt,
    @Nullable Instant withdrawnAt) {
  /** Nobody unnamed is admitted to a school: five days before, the unnamed places are anybody's. */
  static final Duration NAMED_BEFORE = Duration.ofDays(5);
}
