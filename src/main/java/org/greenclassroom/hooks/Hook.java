package org.greenclassroom.hooks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told. Its secret is not here: it is shown once and then only signs.
 *
 * @param kinds what it wants to hear, by comma; empty: everything
 * @param email who is written to when it is dead; null once it is closed
 * @param waiting how many messages wait for it
 * @param heardAt when it last took one; null: never, or too long ago
 */
record Hook(
    long hook,
    String name,
    String address,
    String kinds,
    @Nullable String email,
    String language,
    Instant madeAt,
    @Nullable Instant failingSince,
    @Nullable Instant deadAt,
    @Nullable Instant closedAt,
    long waiting,
    @Nullable Instant heardAt) {
  /** A long weekend and a day: who does not answer by then needs somebody to look. */
  static final Duration PATIENCE = Duration.ofDays(4);

  public Standing standing() {
    if (closedAt != null) return Standing.CLOSED;
    if (deadAt != null) return Standing.DEAD;
    return failingSince == null ? Standing.LISTENING : Standing.FAILING;
  }
}
