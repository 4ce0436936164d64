package org.greenclassroom.repair;

import java.util.Arrays;
import java.util.List;
import org.greenclassroom.custody.Held;
import org.jspecify.annotations.Nullable;

/**
 * How good a device is: the worst of four, each with the fact it comes from. Computed, never typed;
 * what is not known stays unknown, and so does the whole.
 *
 * <ul>
 *   <li>Function: A when everything that was tried passed; B with a failure or a defect that
 *       limits; C with three of them or one that blocks.
 *   <li>Looks: good A, worn B, damaged C; at best B with a cosmetic defect, C with three.
 *   <li>Battery: A from 80 % of its design capacity, B from 60 % or when it holds and was not
 *       measured, C below or when it failed. A device without one is not lowered by it.
 *   <li>Data: A when its data were cleared and its drives passed, B with a drive that limits, C
 *       when a drive failed. What may hold data has no grade.
 * </ul>
 *
 * @param total null while one of the four is unknown
 */
record Grading(List<Judged> four, @Nullable Grade total) {
  private static final int GOOD_BATTERY = 80;
  private static final int FAIR_BATTERY = 60;
  private static final int MANY = 3;
  private static final List<Zone> BATTERY = List.of(Zone.BATTERY);
  private static final List<Zone> DRIVE = List.of(Zone.DRIVE);
  private static final List<Zone> ANY = List.of(Zone.values());
  private static final List<Zone> FUNCTION =
      Arrays.stream(Zone.values())
          .filter(zone -> zone != Zone.BATTERY && zone != Zone.DRIVE)
          .toList();

  enum Dimension {
    FUNCTION,
    LOOKS,
    BATTERY,
    DATA
  }

  /**
   * One of the four.
   *
   * @param grade null: unknown
   * @param key the sentence that says where it comes from
   * @param arguments of that sentence: words, numbers, and moments
   */
  record Judged(Dimension dimension, @Nullable Grade grade, String key, List<Object> arguments) {}

  static Grading of(Standing standing) {
    var four = List.of(function(standing), looks(standing), battery(standing), data(standing));
    Grade total = Grade.A;
    for (var judged : four) {
      var grade = judged.grade();
      if (grade == null) return new Grading(four, null);
      total = total.orWorse(grade);
    }
    return new Grading(four, total);
  }

  @Nullable Grade grade(Dimension dimension) {
    return four.get(dimension.ordinal()).grade();
  }

  private static Judged function(Standing standing) {
    var test = standing.test();
    if (test == null) return judged(Dimension.FUNCTION, null, "repair.fact.no-test");
    var blocking = standing.there(Severity.BLOCKING, FUNCTION);
    if (!blocking.isEmpty())
      return judged(Dimension.FUNCTION, Grade.C, "repair.fact.blocked", blocking.getFirst().code());
    var untried = test.untried();
    if (!untried.isEmpty())
      return judged(
          Dimension.FUNCTION, null, "repair.fact.untried", untried.size(), untried.getFirst());
    var failed =
        test.failed().stream()
            .filter(probe -> probe != Probe.BATTERY && probe != Probe.DISK)
            .toList();
    int limits = failed.size() + standing.there(Severity.LIMITING, FUNCTION).size();
    if (failed.stream().anyMatch(Probe::isMust) || limits >= MANY)
      return judged(Dimension.FUNCTION, Grade.C, "repair.fact.limits", limits, test.testedAt());
    if (limits > 0)
      return judged(Dimension.FUNCTION, Grade.B, "repair.fact.limits", limits, test.testedAt());
    return judged(Dimension.FUNCTION, Grade.A, "repair.fact.passed", test.testedAt());
  }

  private static Judged looks(Standing standing) {
    var test = standing.test();
    if (test == null) return judged(Dimension.LOOKS, null, "repair.fact.no-test");
    var seen = test.looks();
    if (seen == null) return judged(Dimension.LOOKS, null, "repair.fact.no-looks");
    int marks = standing.there(Severity.COSMETIC, ANY).size();
    var grade =
        switch (seen) {
          case GOOD -> Grade.A;
          case WORN -> Grade.B;
          case DAMAGED -> Grade.C;
        };
    if (marks == 0)
      return judged(Dimension.LOOKS, grade, "repair.fact.looks", seen, test.testedAt());
    return judged(
        Dimension.LOOKS,
        grade.orWorse(marks >= MANY ? Grade.C : Grade.B),
        "repair.fact.marks",
        seen,
        marks);
  }

  private static Judged battery(Standing standing) {
    var test = standing.test();
    if (test == null) return judged(Dimension.BATTERY, null, "repair.fact.no-test");
    var outcome = test.outcome(Probe.BATTERY);
    if (outcome == null) return judged(Dimension.BATTERY, null, "repair.fact.battery-untried");
    if (outcome == Outcome.NOT_APPLICABLE)
      return judged(Dimension.BATTERY, Grade.A, "repair.fact.battery-none");
    var blocking = standing.there(Severity.BLOCKING, BATTERY);
    if (!blocking.isEmpty())
      return judged(Dimension.BATTERY, Grade.C, "repair.fact.blocked", blocking.getFirst().code());
    if (outcome == Outcome.FAIL)
      return judged(Dimension.BATTERY, Grade.C, "repair.fact.battery-failed", test.testedAt());
    var atBest = standing.there(Severity.LIMITING, BATTERY).isEmpty() ? Grade.A : Grade.B;
    var health = standing.battery();
    if (health == null)
      return judged(
          Dimension.BATTERY, atBest.orWorse(Grade.B), "repair.fact.battery-holds", test.testedAt());
    var measured =
        health.percent() >= GOOD_BATTERY
            ? Grade.A
            : health.percent() >= FAIR_BATTERY ? Grade.B : Grade.C;
    return judged(
        Dimension.BATTERY,
        measured.orWorse(atBest),
        health.reported() ? "repair.fact.battery-reported" : "repair.fact.battery-measured",
        health.percent(),
        health.measuredAt());
  }

  private static Judged data(Standing standing) {
    if (standing.device().data() != Held.CLEARED)
      return judged(Dimension.DATA, null, "repair.fact.may-hold");
    var test = standing.test();
    if (test == null) return judged(Dimension.DATA, null, "repair.fact.no-test");
    var outcome = test.outcome(Probe.DISK);
    if (outcome == null) return judged(Dimension.DATA, null, "repair.fact.drive-untried");
    if (outcome == Outcome.NOT_APPLICABLE)
      return judged(Dimension.DATA, Grade.A, "repair.fact.drive-none");
    if (outcome == Outcome.FAIL || !standing.there(Severity.BLOCKING, DRIVE).isEmpty())
      return judged(Dimension.DATA, Grade.C, "repair.fact.drive-failed", test.testedAt());
    var limited = standing.there(Severity.LIMITING, DRIVE);
    if (!limited.isEmpty())
      return judged(
          Dimension.DATA, Grade.B, "repair.fact.drive-limited", limited.getFirst().code());
    return judged(Dimension.DATA, Grade.A, "repair.fact.drive-passed", test.testedAt());
  }

  private static Judged judged(
      Dimension dimension, @Nullable Grade grade, String key, Object... arguments) {
    return new Judged(dimension, grade, key, List.of(arguments));
  }
}
