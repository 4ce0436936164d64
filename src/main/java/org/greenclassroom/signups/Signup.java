package org.greenclassroom.signups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one person stands to one slot.
 *
 * @param team null: comes by themselves
 * @param place null: holds none
 * @param expiresAt of an open offer
 * @param remindedAt of the offer, or of the day; null: not yet
 * @param confirmedAt "I am coming"; null: not said
 */
record Signup(
    long signup,
    long slot,
    long activity,
    long volunteer,
    @Nullable Long team,
    @Nullable Integer place,
    SignupState state,
    Instant askedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant remindedAt,
    @Nullable Instant confirmedAt,
    boolean walkIn) {}
