package org.greenclassroom.volunteers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One who gives time.
 *
 * @param name null: was forgotten, as the next two
 * @param account of the house; null: has none
 * @param verifiedAt when a link of theirs was first opened; null: never yet
 */
public record Volunteer(
    long volunteer,
    @Nullable String name,
    @Nullable String email,
    @Nullable String language,
    @Nullable Long partner,
    @Nullable Long account,
    @Nullable Integer atLeast,
    Instant madeAt,
    @Nullable Instant verifiedAt,
    @Nullable Instant erasedAt) {
  public boolean erased() {
    return erasedAt != null;
  }
}
