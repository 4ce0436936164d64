package org.greenclassroom.method;

import org.jspecify.annotations.Nullable;

/**
 * Devices of a class that share everything.
 *
 * @param years evidenced years lent in the time that is reckoned (days up / 365)
 * @param yearsBefore years reckoned before, over all earlier loans: a second loan adds years, not
 *     devices, and nothing is avoided beyond the life of a new one
 * @param displacement the school's answer; null: the coefficient
 * @param resale the donor would have sold it for use: nothing is displaced
 * @param weight kg of one device; null: nobody weighed it
 * @param preparation null: it was booked before
 */
public record Line(
    DeviceClass kind,
    long pieces,
    double years,
    double yearsBefore,
    @Nullable Double displacement,
    boolean resale,
    @Nullable Double weight,
    Use use,
    @Nullable Preparation preparation) {
  public Line {
    Range.within("count", pieces, 0, 10_000_000);
    Range.within("years", years, 0, 30);
    Range.within("yearsBefore", yearsBefore, 0, 60);
    if (displacement != null) Range.within("displacement", displacement, 0, 1);
    if (weight != null) Range.within("kg", weight, 0, 1_000);
  }
}
