package org.greenclassroom.custody;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a device when it was received or inspected. Observations, not identity: the
 * identity is the tag.
 *
 * @param donorsTag the donor's own inventory number
 * @param grams its weight in grams, never zero for unknown: then {@code basis} says estimated
 * @param donor the partner who gave it
 * @param lot the donation lot it came in
 * @param drives the drives it is known to hold; null when nobody looked yet
 */
public record Observed(
    DeviceKind kind,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable String donorsTag,
    long grams,
    Basis basis,
    @Nullable Long donor,
    @Nullable Long lot,
    @Nullable List<Drive> drives) {
  public Observed {
    if (grams <= 0) throw new IllegalArgumentException("a device weighs something: " + grams);
    drives = drives == null ? null : List.copyOf(drives);
  }
}
