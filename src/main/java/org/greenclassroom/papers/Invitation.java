package org.greenclassroom.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link that signs once, without its secret. */
record Invitation(
    long invitation,
    long paper,
    String role,
    @Nullable String address,
    String language,
    Instant sentAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant withdrawnAt) {
  public boolean isOpen(Instant now) {
    return usedAt == null && withdrawnAt == null && expiresAt.isAfter(now);
  }
}
