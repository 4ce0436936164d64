package org.greenclassroom.surveys;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.surveys.Finding.Level;

/**
 * What a room lacks for so many seats, fact by fact; nothing is added up here.
 *
 * <p>Measures and where they are from: voltage within +7 % and −10 % of 220 V (GB/T 12325-2008);
 * protective earth of at most 4 Ω (GB/T 2887, sites of computers); 1.92 m² a seat (GB 50099-2011,
 * table 7.1.1, computer classroom of a secondary school); amperes as {@link Draw} says. Tables for
 * two, one chair each, 10 Mbit/s for a room, bars on the two lowest storeys, and five years as the
 * age at which others' computers are due for replacement are the programme's own.
 */
public record Readiness(List<Finding> findings) {
  private static final int LEAST_VOLTS = 198;
  private static final int MOST_VOLTS = 235;
  private static final BigDecimal MOST_OHMS = BigDecimal.valueOf(4);
  private static final BigDecimal SEAT = new BigDecimal("1.92");
  private static final BigDecimal LEAST_MBPS = BigDecimal.TEN;
  private static final int LAST_STOREY_WITH_BARS = 2;
  private static final int OLD = 5;
  private static final int LOAN_YEARS = 3;

  public Readiness {
    findings = List.copyOf(findings);
  }

  /**
   * Judges what is known.
   *
   * @param on the day from which a loan of three years is counted
   */
  public static Readiness of(Answers known, int seats, Draw draw, LocalDate on) {
    var all = new ArrayList<Finding>();
    all.add(power(known));
    all.add(voltage(known));
    all.add(sockets(known, seats, draw));
    all.add(breaker(known, seats, draw));
    all.add(earthing(known));
    all.add(yesNo(known, Question.LOCKABLE, Fact.DOOR));
    all.add(bars(known));
    all.add(damp(known));
    all.add(internet(known));
    all.add(furniture(known, seats));
    all.add(size(known, seats));
    all.add(tenure(known, on));
    all.add(future(known));
    all.add(teacher(known));
    all.add(yesNo(known, Question.DEPUTY, Fact.DEPUTY));
    all.add(foreign(known));
    return new Readiness(all);
  }

  public Finding of(Fact fact) {
    return findings.stream().filter(one -> one.fact() == fact).findFirst().orElseThrow();
  }

  public List<Finding> of(Level level) {
    return findings.stream().filter(one -> one.level() == level).toList();
  }

  public int good() {
    return of(Level.GOOD).size();
  }

  public int poor() {
    return of(Level.POOR).size();
  }

  public int unknown() {
    return of(Level.UNKNOWN).size();
  }

  private static Finding power(Answers known) {
    var cuts = known.choice(Question.POWER, PowerCuts.class);
    if (cuts == null) return Finding.unknown(Fact.POWER);
    return Finding.of(
        Fact.POWER,
        cuts == PowerCuts.NEVER || cuts == PowerCuts.MONTHLY,
        "surveys.finding.power",
        cuts);
  }

  private static Finding voltage(Answers known) {
    var volts = known.count(Question.VOLTS);
    if (volts == null) return Finding.unknown(Fact.VOLTAGE);
    return Finding.of(
        Fact.VOLTAGE,
        volts >= LEAST_VOLTS && volts <= MOST_VOLTS,
        "surveys.finding.voltage",
        volts,
        LEAST_VOLTS,
        MOST_VOLTS);
  }

  private static Finding sockets(Answers known, int seats, Draw draw) {
    var sockets = known.count(Question.SOCKETS);
    if (sockets == null) return Finding.unknown(Fact.SOCKETS);
    int needed = draw.sockets(seats);
    return Finding.of(
        Fact.SOCKETS, sockets >= needed, "surveys.finding.sockets", sockets, needed, seats);
  }

  private static Finding breaker(Answers known, int seats, Draw draw) {
    var rating = known.count(Question.BREAKER_AMPERES);
    var volts = known.count(Question.VOLTS);
    int needed = draw.breaker(seats, volts);
    var drawn = draw.amperes(seats, volts);
    if (rating == null)
      return Finding.unknown(Fact.BREAKER, "surveys.finding.breaker.unknown", needed, drawn, seats);
    return Finding.of(
        Fact.BREAKER, rating >= needed, "surveys.finding.breaker", rating, needed, drawn, seats);
  }

  private static Finding earthing(Answers known) {
    var ohms = known.measure(Question.EARTH_OHMS);
    if (ohms != null)
      return Finding.of(
          Fact.EARTHING,
          ohms.compareTo(MOST_OHMS) <= 0,
          "surveys.finding.earthing",
          ohms,
          MOST_OHMS);
    var tested = known.yes(Question.EARTHING);
    if (tested == null) return Finding.unknown(Fact.EARTHING);
    return Finding.of(
        Fact.EARTHING,
        tested,
        tested ? "surveys.finding.earthing.yes" : "surveys.finding.earthing.no");
  }

  private static Finding yesNo(Answers known, Question question, Fact fact) {
    var yes = known.yes(question);
    if (yes == null) return Finding.unknown(fact);
    var door = fact == Fact.DOOR;
    return Finding.of(
        fact,
        yes,
        yes
            ? (door ? "surveys.finding.door.yes" : "surveys.finding.deputy.yes")
            : (door ? "surveys.finding.door.no" : "surveys.finding.deputy.no"));
  }

  /**
   * High up nobody climbs in; where the storey is not known, a window without bars says nothing.
   */
  private static Finding bars(Answers known) {
    var bars = known.yes(Question.BARS);
    if (bars == null) return Finding.unknown(Fact.BARS);
    if (bars) return Finding.of(Fact.BARS, true, "surveys.finding.bars.yes");
    var storey = known.count(Question.STOREY);
    if (storey == null) return Finding.unknown(Fact.BARS, "surveys.finding.bars.storey-unknown");
    return Finding.of(Fact.BARS, storey > LAST_STOREY_WITH_BARS, "surveys.finding.bars.no", storey);
  }

  private static Finding damp(Answers known) {
    var damp = known.choice(Question.DAMP, Damp.class);
    if (damp == null) return Finding.unknown(Fact.DAMP);
    return Finding.of(Fact.DAMP, damp == Damp.DRY, "surveys.finding.damp", damp);
  }

  private static Finding internet(Answers known) {
    var line = known.choice(Question.INTERNET, Line.class);
    if (line == Line.NONE) return Finding.of(Fact.INTERNET, false, "surveys.finding.internet.none");
    var down = known.measure(Question.DOWN_MBPS);
    if (down != null)
      return Finding.of(
          Fact.INTERNET,
          down.compareTo(LEAST_MBPS) >= 0,
          "surveys.finding.internet",
          down,
          LEAST_MBPS);
    return line == null
        ? Finding.unknown(Fact.INTERNET)
        : Finding.unknown(Fact.INTERNET, "surveys.finding.internet.unmeasured", line);
  }

  /** One short thing is enough to be poor; to be good both must be known. */
  private static Finding furniture(Answers known, int seats) {
    var tables = known.count(Question.TABLES);
    var chairs = known.count(Question.CHAIRS);
    int tablesNeeded = (seats + 2) / 2;
    int chairsNeeded = seats + 1;
    if (tables != null && tables < tablesNeeded)
      return Finding.of(
          Fact.FURNITURE, false, "surveys.finding.furniture.tables", tables, tablesNeeded);
    if (chairs != null && chairs < chairsNeeded)
      return Finding.of(
          Fact.FURNITURE, false, "surveys.finding.furniture.chairs", chairs, chairsNeeded);
    if (tables == null || chairs == null) return Finding.unknown(Fact.FURNITURE);
    return Finding.of(
        Fact.FURNITURE,
        true,
        "surveys.finding.furniture",
        tables,
        chairs,
        tablesNeeded,
        chairsNeeded);
  }

  private static Finding size(Answers known, int seats) {
    var length = known.measure(Question.LENGTH_M);
    var width = known.measure(Question.WIDTH_M);
    if (length == null || width == null) return Finding.unknown(Fact.SIZE);
    var area = length.multiply(width).setScale(1, RoundingMode.HALF_UP);
    var needed = SEAT.multiply(BigDecimal.valueOf(seats)).setScale(1, RoundingMode.HALF_UP);
    return Finding.of(
        Fact.SIZE, area.compareTo(needed) >= 0, "surveys.finding.size", area, needed, seats, SEAT);
  }

  private static Finding tenure(Answers known, LocalDate on) {
    var tenure = known.choice(Question.TENURE, Tenure.class);
    if (tenure == null) return Finding.unknown(Fact.TENURE);
    if (tenure == Tenure.OWN) return Finding.of(Fact.TENURE, true, "surveys.finding.tenure.own");
    var until = known.day(Question.RENTED_UNTIL);
    if (until == null) return Finding.unknown(Fact.TENURE, "surveys.finding.tenure.until-unknown");
    var end = on.plusYears(LOAN_YEARS);
    return Finding.of(
        Fact.TENURE, !until.isBefore(end), "surveys.finding.tenure.rented", until, end);
  }

  private static Finding future(Answers known) {
    if (Boolean.TRUE.equals(known.yes(Question.CLOSURE)))
      return Finding.of(Fact.FUTURE, false, "surveys.finding.future.closure");
    if (Boolean.TRUE.equals(known.yes(Question.REQUISITION)))
      return Finding.of(Fact.FUTURE, false, "surveys.finding.future.requisition");
    if (Boolean.TRUE.equals(known.yes(Question.MERGER)))
      return Finding.of(Fact.FUTURE, false, "surveys.finding.future.merger");
    var asked =
        known.known(Question.CLOSURE)
            && known.known(Question.REQUISITION)
            && known.known(Question.MERGER);
    return asked
        ? Finding.of(Fact.FUTURE, true, "surveys.finding.future.safe")
        : Finding.unknown(Fact.FUTURE);
  }

  private static Finding teacher(Answers known) {
    var hours = known.measure(Question.TEACHER_HOURS);
    if (hours == null) return Finding.unknown(Fact.TEACHER);
    return hours.signum() == 0
        ? Finding.of(Fact.TEACHER, false, "surveys.finding.teacher.none")
        : Finding.of(
            Fact.TEACHER, hours.compareTo(BigDecimal.ONE) >= 0, "surveys.finding.teacher", hours);
  }

  /** No double funding: what others gave lately is enough for now. */
  private static Finding foreign(Answers known) {
    var pieces = known.count(Question.FOREIGN_COMPUTERS);
    if (pieces == null) return Finding.unknown(Fact.FOREIGN);
    if (pieces == 0) return Finding.of(Fact.FOREIGN, true, "surveys.finding.foreign.none");
    var youngest = known.count(Question.FOREIGN_YOUNGEST_YEARS);
    if (youngest == null)
      return Finding.unknown(Fact.FOREIGN, "surveys.finding.foreign.age-unknown", pieces);
    return Finding.of(
        Fact.FOREIGN, youngest >= OLD, "surveys.finding.foreign", pieces, youngest, OLD);
  }
}
