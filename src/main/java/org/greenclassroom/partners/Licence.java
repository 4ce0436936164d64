package org.greenclassroom.partners;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plant's right to dismantle.
 *
 * @param categories the device kinds it covers, by their stable words (LAPTOP, SCREEN, …)
 * @param evidence SHA-256 of the copy on file; null when there is none
 */
public record Licence(
    long licence,
    long partner,
    String number,
    List<String> categories,
    LocalDate validFrom,
    LocalDate validTo,
    @Nullable String evidence,
    boolean withdrawn) {

  public boolean validOn(LocalDate day) {
    return !withdrawn && !day.isBefore(validFrom) && !day.isAfter(validTo);
  }

  public boolean covers(String category) {
    return categories.contains(category);
  }
}
