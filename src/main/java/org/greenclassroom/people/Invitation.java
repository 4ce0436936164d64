package org.greenclassroom.people;

import java.time.Instant;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was invited by e-mail to sign in with a role in an organisation.
 *
 * @param usedAt null: not used yet
 * @param revokedAt null: not revoked
 */
record Invitation(
    long invitation,
    String address,
    String name,
    Role role,
    long partner,
    String language,
    Instant invitedAt,
    long invitedBy,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {

  /** What became of an invitation. */
  enum State {
    WAITS,
    USED,
    EXPIRED,
    REVOKED
  }

  State state(Instant now) {
    if (usedAt != null) return State.USED;
    if (revokedAt != null) return State.REVOKED;
    return expiresAt.isAfter(now) ? State.WAITS : State.EXPIRED;
  }
}
