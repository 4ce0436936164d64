package org.greenclassroom.surveys;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What seats draw, and what sockets they take.
 *
 * <p>I = (N + 1) × S ÷ U: N seats and the teacher's, S volt-amperes each, U volts. The breaker must
 * be I ÷ 0.8 at least, because a lesson is a continuous load and a breaker carries no more than 80
 * % of its rating for hours (NEC 210.20(A) says the same as 125 %). S is the programme's own
 * assumption on the safe side of what the ASHRAE Handbook of Fundamentals expects of a desktop with
 * a flat screen (about 75 W and 25 to 50 W) and of a 65 W charger at full load.
 */
public enum Draw {
  LAPTOP(75, 1),
  DESKTOP(150, 2);

  /** Where the voltage was not measured, or nothing came out of the socket. */
  static final int NOMINAL_VOLTS = 220;

  private final int voltAmperes;
  private final int sockets;

  Draw(int voltAmperes, int sockets) {
    this.voltAmperes = voltAmperes;
    this.sockets = sockets;
  }

  /** Volt-amperes of one seat. */
  public int voltAmperes() {
    return voltAmperes;
  }

  public int socketsEach() {
    return sockets;
  }

  /** What N seats and the teacher's draw, in amperes, one decimal. */
  public BigDecimal amperes(int seats, @Nullable Integer volts) {
    return BigDecimal.valueOf((long) (seats + 1) * voltAmperes)
        .divide(BigDecimal.valueOf(usable(volts)), 1, RoundingMode.HALF_UP);
  }

  /** The smallest rating of the breaker, in amperes. */
  public int breaker(int seats, @Nullable Integer volts) {
    return BigDecimal.valueOf((long) (seats + 1) * voltAmperes * 10)
        .divide(BigDecimal.valueOf(8L * usable(volts)), 0, RoundingMode.CEILING)
        .intValueExact();
  }

  public int sockets(int seats) {
    return (seats + 1) * sockets;
  }

  private static int usable(@Nullable Integer volts) {
    return volts == null || volts < 100 ? NOMINAL_VOLTS : volts;
  }
}
