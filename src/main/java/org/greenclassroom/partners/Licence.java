package org.greenclassroom.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plant's right to dismantle.
 *
 * @param categories the device kinds it covers, by their stable words (LAPTOP, SCREEN, …)
 * @param evidence SHA-256 of the copy on file; null when there is none
 * @param capacityGrams what the plant may take under it in a calendar year; null when it states
 *     none
 * @param checkedBy the account of whoever entered it from the paper
 */
public record Licence(
    long licence,
    long partner,
    String number,
    List<String> categories,
    LocalDate validFrom,
    LocalDate validTo,
    @Nullable String evidence,
    boolean withdrawn,
    @Nullable Long capacityGrams,
    long checkedBy,
    Instant enteredAt) {

  public boolean validOn(LocalDate day) {
    return !withdrawn && !day.isBefore(validFrom) && !day.isAfter(validTo);
  }

  public boolean covers(String category) {
    return categories.contains(category);
  }
}
