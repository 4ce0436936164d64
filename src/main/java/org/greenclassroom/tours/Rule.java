package org.greenclassroom.tours;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import org.greenclassroom.kernel.Refusal;

/**
 * What tours are reckoned with, as somebody set it.
 *
 * @param roadFactor metres by road for a metre along the great circle
 * @param stretchMin the longest driving without a rest, in minutes; the others likewise
 * @param opens from when to when somebody is there
 * @param pieceSec loading or unloading one piece
 */
record Rule(
    long rule,
    BigDecimal roadFactor,
    String roadSource,
    int kmh,
    int stretchMin,
    int restMin,
    int drivingMin,
    int dutyMin,
    String hoursSource,
    LocalTime opens,
    LocalTime closes,
    int stopMin,
    int pieceSec,
    int centsKm,
    int centsHour,
    int centsRide,
    Instant setAt,
    long setBy) {

  Terms terms() {
    return new Terms(
        60 * stretchMin,
        60 * restMin,
        60 * drivingMin,
        60 * dutyMin,
        centsKm,
        Math.round(centsHour / 3.6),
        1000L * centsRide);
  }

  int service(int pieces) {
    return 60 * stopMin + pieceSec * pieces;
  }

  void check() {
    if (roadFactor.doubleValue() < 1 || roadFactor.doubleValue() > 5)
      throw new Refusal("tours.refusal.factor", roadFactor.toPlainString());
    if (roadSource.isBlank() || hoursSource.isBlank()) throw new Refusal("tours.refusal.source");
    if (roadSource.length() > 300 || hoursSource.length() > 300)
      throw new Refusal("tours.refusal.long", 300);
    if (kmh < 5 || kmh > 120) throw new Refusal("tours.refusal.speed", kmh);
    if (stretchMin < 30 || stretchMin > 600 || restMin < 0 || restMin > 120)
      throw new Refusal("tours.refusal.rest", stretchMin, restMin);
    if (drivingMin < 60 || drivingMin > 900 || dutyMin < drivingMin || dutyMin > 1200)
      throw new Refusal("tours.refusal.duty", drivingMin, dutyMin);
    if (!opens.isBefore(closes)) throw new Refusal("tours.refusal.open", opens, closes);
    if (stopMin < 0 || stopMin > 240 || pieceSec < 0 || pieceSec > 3600)
      throw new Refusal("tours.refusal.service", stopMin, pieceSec);
    if (centsKm < 0
        || centsHour < 0
        || centsRide < 0
        || centsKm > 100_000
        || centsHour > 1_000_000
        || centsRide > 10_000_000) throw new Refusal("tours.refusal.cost");
  }
}
