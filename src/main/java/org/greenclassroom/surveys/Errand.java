package org.greenclassroom.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A survey that was ordered.
 *
 * @param reference the number of the request it belongs to; null where nobody gave one
 * @param engineer an account; null: whoever gets there first
 * @param survey the first survey that came of it; null while it waits
 */
public record Errand(
    long errand,
    UUID uid,
    long school,
    String schoolName,
    @Nullable Long site,
    @Nullable String place,
    String room,
    int seats,
    LocalDate until,
    @Nullable String reference,
    @Nullable Long engineer,
    @Nullable String engineerName,
    Instant orderedAt,
    @Nullable Instant calledOffAt,
    @Nullable Long survey) {
  public String number() {
    return "E-%05d".formatted(errand);
  }

  public boolean isOpen() {
    return calledOffAt == null && survey == null;
  }

  public boolean isLate(LocalDate today) {
    return isOpen() && until.isBefore(today);
  }
}
