package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A line with the coefficients it needs, found once and valued many times.
 *
 * @param weight null: it was weighed
 * @param refurbishing null: it was measured, or booked before
 * @param hours null: known
 * @param displacement null: known
 */
record Bound(
    Line line,
    Coefficient embodied,
    Coefficient life,
    Coefficient endOfLife,
    @Nullable Coefficient weight,
    Coefficient powerOld,
    Coefficient powerNew,
    @Nullable Coefficient refurbishing,
    @Nullable Coefficient hours,
    @Nullable Coefficient displacement,
    Coefficient electricity,
    List<Coefficient> parts,
    List<Coefficient> legs) {

  /** What a class lacks; unknown is not zero, so such a line is not counted at all. */
  sealed interface Found {
    record Whole(Bound bound) implements Found {}

    record Lacking(Line line, List<String> coefficients) implements Found {}
  }

  static Found of(Line line, Coefficients set) {
    var search = new Search(set);
    var kind = line.kind();
    var preparation = line.preparation();
    var embodied = search.of(Term.EMBODIED, kind);
    var life = search.of(Term.LIFE, kind);
    var endOfLife = search.of(Term.END_OF_LIFE, kind);
    var weight = line.weight() == null ? search.of(Term.WEIGHT, kind) : null;
    var powerOld = search.of(Term.POWER_OLD, kind);
    var powerNew = search.of(Term.POWER_NEW, kind);
    var refurbishing =
        preparation != null && preparation.kwh() == null
            ? search.of(Term.REFURBISHING, kind)
            : null;
    var hours = line.use().hours() == null ? search.of(Term.HOURS) : null;
    var displacement =
        line.displacement() == null && !line.resale() ? search.of(Term.DISPLACEMENT) : null;
    var electricity =
        search.found(
            Term.ELECTRICITY + "." + line.use().region(),
            set.electricity(line.use().region(), line.use().year()).orElse(null));
    var parts = new ArrayList<@Nullable Coefficient>();
    var legs = new ArrayList<@Nullable Coefficient>();
    if (preparation != null) {
      for (var part : preparation.parts()) parts.add(search.of(Term.PART, part.part()));
      for (var leg : preparation.legs()) legs.add(search.of(Term.TRANSPORT, leg.mode()));
    }
    if (!search.lacking.isEmpty()
        || embodied == null
        || life == null
        || endOfLife == null
        || powerOld == null
        || powerNew == null
        || electricity == null) return new Found.Lacking(line, List.copyOf(search.lacking));
    return new Found.Whole(
        new Bound(
            line,
            embodied,
            life,
            endOfLife,
            weight,
            powerOld,
            powerNew,
            refurbishing,
            hours,
            displacement,
            electricity,
            parts.stream().map(Objects::requireNonNull).toList(),
            legs.stream().map(Objects::requireNonNull).toList()));
  }

  /** The formulas (1) to (5) of M1. */
  Terms terms(ToDoubleFunction<Coefficient> value) {
    double n = line.pieces();
    double d = displaced(value);
    double years = line.years();
    double lived = lived(value.applyAsDouble(life));
    double kwh = hours(value) * years;
    double f = value.applyAsDouble(electricity);
    double old = value.applyAsDouble(powerOld);
    double kg =
        weight == null ? Objects.requireNonNull(line.weight()) : value.applyAsDouble(weight);
    return new Terms(
        n * d * value.applyAsDouble(embodied) * lived,
        n * d * value.applyAsDouble(endOfLife) * lived,
        n * workshop(value, f),
        parts(value),
        n * kg * transport(value),
        n * d * kwh * f * (old - value.applyAsDouble(powerNew)),
        n * (1 - d) * kwh * f * old,
        n * kg);
  }

  /** All coefficients that enter the result. */
  Collection<Coefficient> used() {
    var used = new ArrayList<Coefficient>();
    for (var one :
        new @Nullable Coefficient[] {
          embodied,
          life,
          endOfLife,
          weight,
          powerOld,
          powerNew,
          refurbishing,
          hours,
          displacement,
          electricity
        }) if (one != null) used.add(one);
    used.addAll(parts);
    used.addAll(legs);
    return used;
  }

  Set<Caution> cautions() {
    var cautions = EnumSet.noneOf(Caution.class);
    if (electricity.year() < line.use().year()) cautions.add(Caution.PROVISIONAL_ELECTRICITY);
    if (electricity.year() > line.use().year()) cautions.add(Caution.LATER_ELECTRICITY);
    if (electricity.unit().contains("direct")) cautions.add(Caution.DIRECT_ELECTRICITY);
    if (line.kind() == DeviceClass.SCREEN_CRT) cautions.add(Caution.TUBE_SCREEN);
    if (line.resale()) cautions.add(Caution.RESALE);
    if (line.yearsBefore() + line.years() > life.central().doubleValue())
      cautions.add(Caution.BEYOND_LIFE);
    if (weight != null) cautions.add(Caution.CLASS_WEIGHT);
    return cautions;
  }

  private double displaced(ToDoubleFunction<Coefficient> value) {
    if (line.resale()) return 0;
    return displacement == null
        ? Objects.requireNonNull(line.displacement())
        : value.applyAsDouble(displacement);
  }

  private double hours(ToDoubleFunction<Coefficient> value) {
    return hours == null ? Objects.requireNonNull(line.use().hours()) : value.applyAsDouble(hours);
  }

  /**
   * The part of a new device's life that these years stand for. As a difference of running sums it
   * adds up over years and loans, and never exceeds one life.
   */
  private double lived(double life) {
    return Math.min(1, (line.yearsBefore() + line.years()) / life)
        - Math.min(1, line.yearsBefore() / life);
  }

  private double workshop(ToDoubleFunction<Coefficient> value, double f) {
    var preparation = line.preparation();
    if (preparation == null) return 0;
    var kwh = preparation.kwh();
    return kwh == null ? value.applyAsDouble(Objects.requireNonNull(refurbishing)) : kwh * f;
  }

  private double parts(ToDoubleFunction<Coefficient> value) {
    double sum = 0;
    for (int i = 0; i < parts.size(); i++)
      sum +=
          Objects.requireNonNull(line.preparation()).parts().get(i).pieces()
              * value.applyAsDouble(parts.get(i));
    return sum;
  }

  /** kg CO2e for each kg that travels; factors are for tonnes. */
  private double transport(ToDoubleFunction<Coefficient> value) {
    double sum = 0;
    for (int i = 0; i < legs.size(); i++)
      sum +=
          Objects.requireNonNull(line.preparation()).legs().get(i).km()
              * value.applyAsDouble(legs.get(i))
              / 1_000;
    return sum;
  }

  /** Looks for coefficients and notes which are not there. */
  private static final class Search {
    private final Coefficients set;
    private final List<String> lacking = new ArrayList<>();

    Search(Coefficients set) {
      this.set = set;
    }

    @Nullable Coefficient of(Term term, Enum<?> subject) {
      return found(term + "." + subject, set.of(term, subject).orElse(null));
    }

    @Nullable Coefficient of(Term term) {
      return found(term.name(), set.of(term).orElse(null));
    }

    @Nullable Coefficient found(String id, @Nullable Coefficient coefficient) {
      if (coefficient == null) lacking.add(id);
      return coefficient;
    }
  }
}
