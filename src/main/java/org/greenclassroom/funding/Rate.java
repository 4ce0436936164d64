package org.greenclassroom.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What one unit of a currency was worth in another on a day, as a source says.
 *
 * @param rate so many units of {@code counter} for one of {@code currency}
 */
public record Rate(
    long rateId, String currency, String counter, LocalDate day, BigDecimal rate, String source) {
  /** An older rate says nothing of today. */
  static final int DAYS = 31;

  boolean isOf(String from, String to) {
    return currency.equals(from) && counter.equals(to)
        || currency.equals(to) && counter.equals(from);
  }

  /** As near before that day as a rate must be to speak for it. */
  boolean speaksFor(LocalDate wanted) {
    return !day.isAfter(wanted) && !day.isBefore(wanted.minusDays(DAYS));
  }

  /** Cents of that currency in the other one; the same rate serves both ways. */
  long turned(long cents, String from) {
    var amount = BigDecimal.valueOf(cents);
    return (currency.equals(from)
            ? amount.multiply(rate).setScale(0, RoundingMode.HALF_UP)
            : amount.divide(rate, 0, RoundingMode.HALF_UP))
        .longValueExact();
  }
}
