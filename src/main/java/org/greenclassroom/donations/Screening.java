package org.greenclassroom.donations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Cpu;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an offer beside the least that the programme can use. It proposes; an officer
 * decides. Pure.
 */
final class Screening {
  private Screening() {}

  enum Verdict {
    MEETS,
    BELOW,
    UNKNOWN
  }

  enum Fact {
    BUILT,
    PROCESSOR,
    MEMORY,
    INCHES,
    CHARGER,
    PIECES,
    FAULTY_SHARE
  }

  /**
   * One fact of one line.
   *
   * @param wanted a number, or a text; of a processor the specification
   * @param given what the donor said; null: nothing
   */
  record Finding(Fact fact, Verdict verdict, Object wanted, @Nullable Object given) {}

  /**
   * A line with what was found.
   *
   * @param specification null: no minimum is kept for this kind
   */
  record Screened(Line line, @Nullable Specification specification, List<Finding> findings) {
    public Verdict verdict() {
      if (specification == null) return Verdict.UNKNOWN;
      if (has(Verdict.BELOW)) return Verdict.BELOW;
      return has(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.MEETS;
    }

    public boolean isBelow() {
      return verdict() == Verdict.BELOW;
    }

    private boolean has(Verdict verdict) {
      return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
    }
  }

  static List<Screened> of(List<Line> lines, Map<Thing, Specification> valid) {
    var screened = new ArrayList<Screened>();
    for (var line : lines) {
      var wanted = valid.get(line.kind());
      screened.add(
          new Screened(line, wanted, wanted == null ? List.of() : findings(line, wanted, lines)));
    }
    return screened;
  }

  private static List<Finding> findings(Line line, Specification wanted, List<Line> all) {
    var found = new ArrayList<Finding>();
    if (wanted.oldestYear() != null)
      found.add(atLeast(Fact.BUILT, wanted.oldestYear(), line.built()));
    if (wanted.tier() != null && wanted.generation() != null) {
      var processor = Cpu.read(line.processor());
      var reaches =
          processor == null ? null : processor.reaches(wanted.tier(), wanted.generation());
      found.add(
          new Finding(
              Fact.PROCESSOR,
              verdict(reaches),
              wanted,
              line.processor().isEmpty() ? null : line.processor()));
    }
    if (wanted.memoryMb() != null)
      found.add(atLeast(Fact.MEMORY, wanted.memoryMb(), line.memoryMb()));
    if (wanted.inches() != null) {
      BigDecimal inches = line.inches();
      var enough = inches == null ? null : Boolean.valueOf(inches.compareTo(wanted.inches()) >= 0);
      found.add(new Finding(Fact.INCHES, verdict(enough), wanted.inches(), inches));
    }
    if (wanted.charger()) {
      var brought =
          line.charger() == Offer.Known.UNKNOWN ? null : line.charger() == Offer.Known.YES;
      found.add(new Finding(Fact.CHARGER, verdict(brought), Offer.Known.YES, line.charger()));
    }
    long pieces = pieces(all, line.kind());
    found.add(
        new Finding(Fact.PIECES, verdict(pieces >= wanted.smallest()), wanted.smallest(), pieces));
    found.add(faulty(line, wanted, all, pieces));
    return found;
  }

  /** A line of faulty things stands within the share that is taken, or it does not. */
  private static Finding faulty(Line line, Specification wanted, List<Line> all, long pieces) {
    long faulty =
        all.stream()
            .filter(each -> each.kind() == line.kind())
            .filter(each -> each.condition() == Line.Condition.FAULTY)
            .mapToLong(Line::pieces)
            .sum();
    long share = (faulty * 100 + pieces - 1) / pieces;
    var fine =
        switch (line.condition()) {
          case WORKS -> Boolean.TRUE;
          case FAULTY -> share <= wanted.faultyShare();
          case UNKNOWN -> null;
        };
    return new Finding(
        Fact.FAULTY_SHARE,
        verdict(fine),
        wanted.faultyShare(),
        line.condition() == Line.Condition.UNKNOWN ? null : share);
  }

  private static long pieces(List<Line> all, Thing kind) {
    return all.stream().filter(line -> line.kind() == kind).mapToLong(Line::pieces).sum();
  }

  private static Finding atLeast(Fact fact, int wanted, @Nullable Integer given) {
    return new Finding(fact, verdict(given == null ? null : given >= wanted), wanted, given);
  }

  private static Verdict verdict(@Nullable Boolean fine) {
    if (fine == null) return Verdict.UNKNOWN;
    return fine ? Verdict.MEETS : Verdict.BELOW;
  }
}
