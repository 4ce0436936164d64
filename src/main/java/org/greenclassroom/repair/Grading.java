package org.greenclassroom.repair;

import org.jspecify.annotations.Nullable;

/**
 * How a grade comes about: the worst of three. Function: A when all that was tried passed, B when
 * sound or battery failed. Looks: A good, B worn, C damaged. Battery: A from 80 % of its first
 * capacity, B from 60 % or when it holds but was not measured, C below or when it failed; a device
 * without one is not lowered by it.
 *
 * @param function null: not all was tried
 * @param looks null: nobody looked
 * @param battery null: not tried
 * @param total null while one of the three is unknown
 */
record Grading(
    @Nullable Grade function,
    @Nullable Grade looks,
    @Nullable Grade battery,
    @Nullable Grade total) {
  private static final int GOOD_BATTERY = 80;
  private static final int FAIR_BATTERY = 60;

  static Grading of(BenchTest test) {
    var function = function(test);
    var looks =
        switch (test.looks()) {
          case null -> null;
          case GOOD -> Grade.A;
          case WORN -> Grade.B;
          case DAMAGED -> Grade.C;
        };
    var battery = battery(test);
    var total =
        function == null || looks == null || battery == null
            ? null
            : function.orWorse(looks).orWorse(battery);
    return new Grading(function, looks, battery, total);
  }

  private static @Nullable Grade function(BenchTest test) {
    if (!test.untried().isEmpty()) return null;
    return test.failed().isEmpty() ? Grade.A : Grade.B;
  }

  private static @Nullable Grade battery(BenchTest test) {
    return switch (test.outcome(Probe.BATTERY)) {
      case null -> null;
      case NOT_APPLICABLE -> Grade.A;
      case FAIL -> Grade.C;
      case PASS -> {
        var percent = test.batteryPercent();
        if (percent == null) yield Grade.B;
        yield percent >= GOOD_BATTERY ? Grade.A : percent >= FAIR_BATTERY ? Grade.B : Grade.C;
      }
    };
  }
}
