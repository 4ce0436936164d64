package org.greenclassroom.method;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets of coefficients for tests: the carried one, and small ones with a few numbers. */
final class Sets {
  static final Coefficients CARRIED = carried();

  private Sets() {}

  private static Coefficients carried() {
    try {
      return Coefficients.of(1, Carried.VERSION, CoefficientSheet.read(Carried.text()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a class needs, all zero but a life of one year, and what is said of it instead. */
  static List<Coefficient> of(DeviceClass kind, Map<Term, Double> said) {
    var all = new ArrayList<Coefficient>();
    for (var term :
        List.of(
            Term.EMBODIED,
            Term.END_OF_LIFE,
            Term.LIFE,
            Term.WEIGHT,
            Term.POWER_OLD,
            Term.POWER_NEW,
            Term.REFURBISHING,
            Term.RESTART,
            Term.ONE_TO_ONE))
      all.add(
          one(
              term + "." + kind,
              kind.name(),
              term,
              said.getOrDefault(term, term == Term.LIFE ? 1.0 : 0.0),
              "ANY"));
    return all;
  }

  /** Together with an electricity factor, M2's share, and what else is needed. */
  static Coefficients set(double electricity, List<Coefficient> coefficients) {
    var all = new ArrayList<>(coefficients);
    all.add(one("ELECTRICITY.XX.2024", "ANY", Term.ELECTRICITY, electricity, "XX"));
    all.add(one("RESTART_SHARE", "ANY", Term.RESTART_SHARE, 0.5, "ANY"));
    return Coefficients.of(9, "test", all);
  }

  static Coefficient one(String id, String subject, Term term, double value, String region) {
    var number = BigDecimal.valueOf(value);
    return new Coefficient(
        id, subject, term, number, number, number, "unit", "source", 2024, region, "licence", "");
  }

  /** Devices with nothing to prepare. */
  static Line line(
      DeviceClass kind, long pieces, double years, double displacement, @Nullable Double hours) {
    return new Line(
        kind, pieces, years, 0, displacement, false, null, new Use(hours, "XX", 2024), null);
  }

  /** The classroom of VC-16: 40 desktops with screens and a laptop, 600 hours a year. */
  static Basket classroom(@Nullable Double displacement, double before, double years, long times) {
    return classroom(displacement, before, years, times, true);
  }

  static Basket classroom(
      @Nullable Double displacement, double before, double years, long times, boolean prepared) {
    var preparation =
        prepared
            ? new Preparation(
                null, List.of(), List.of(new Leg(Mode.RIGID_TRUCK, 150), new Leg(Mode.TRUCK, 800)))
            : null;
    var lines = new ArrayList<Line>();
    Map.of(DeviceClass.DESKTOP, 40, DeviceClass.SCREEN, 40, DeviceClass.LAPTOP, 1)
        .forEach((kind, pieces) ->
            lines.add(
                new Line(
                    kind,
                    pieces * times,
                    years,
                    before,
                    displacement,
                    false,
                    null,
                    new Use(600.0, "CN", 2024),
                    preparation)));
    return new Basket(lines);
  }
}
