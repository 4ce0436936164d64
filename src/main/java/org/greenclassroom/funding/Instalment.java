package org.greenclassroom.funding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sponsorship.
 *
 * @param receivedOn null: it has not come
 * @param receivedCents what came, which may differ; null for the same reason
 */
public record Instalment(
    long instalment,
    long sponsorship,
    LocalDate dueOn,
    long cents,
    @Nullable LocalDate receivedOn,
    @Nullable Long receivedCents) {
  public boolean isOverdue(LocalDate today) {
    return receivedOn == null && dueOn.isBefore(today);
  }
}
