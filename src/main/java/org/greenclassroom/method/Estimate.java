package org.greenclassroom.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A basket reckoned by M1 with the central values of a set, and by M2 and M3 for comparison.
 *
 * @param lines what was counted, one by one
 * @param notCounted what was not, and which coefficients it lacks
 * @param sum of what was counted
 */
public record Estimate(
    Coefficients coefficients,
    List<Each> lines,
    List<NotCounted> notCounted,
    Terms sum,
    Comparison restart,
    Comparison oneToOne) {

  /** One line. */
  public record Each(Line line, Terms terms, Set<Caution> cautions, List<String> coefficients) {}

  /** A line that lacks coefficients; unknown is not zero. */
  public record NotCounted(Line line, List<String> coefficients) {}

  /** Of a basket, as of a report: one code. */
  public static Estimate of(Basket basket, Coefficients set) {
    return of(found(basket, set), set);
  }

  static Estimate of(List<Bound.Found> found, Coefficients set) {
    var lines = new ArrayList<Each>();
    var not = new ArrayList<NotCounted>();
    for (var one : found)
      switch (one) {
        case Bound.Found.Whole(var bound) ->
            lines.add(
                new Each(
                    bound.line(),
                    bound.terms(Estimate::central),
                    bound.cautions(),
                    bound.used().stream().map(Coefficient::id).distinct().sorted().toList()));
        case Bound.Found.Lacking(var line, var lacking) -> not.add(new NotCounted(line, lacking));
      }
    return new Estimate(
        set,
        List.copyOf(lines),
        List.copyOf(not),
        sum(whole(found), Estimate::central),
        Comparison.restart(lines, set),
        Comparison.oneToOne(lines, set));
  }

  /** All coefficients that entered, in the order of their ids. */
  public Collection<Coefficient> used() {
    var used = new TreeMap<String, Coefficient>();
    for (var each : lines)
      for (var id : each.coefficients()) {
        var one = coefficients.byId().get(id);
        if (one != null) used.put(id, one);
      }
    return used.values();
  }

  /** Devices that were counted. */
  public long pieces() {
    return lines.stream().mapToLong(each -> each.line().pieces()).sum();
  }

  static List<Bound.Found> found(Basket basket, Coefficients set) {
    return basket.lines().stream().map(line -> Bound.of(line, set)).toList();
  }

  static List<Bound> whole(List<Bound.Found> found) {
    var whole = new ArrayList<Bound>();
    for (var one : found) if (one instanceof Bound.Found.Whole(var bound)) whole.add(bound);
    return whole;
  }

  static Terms sum(List<Bound> lines, ToDoubleFunction<Coefficient> value) {
    var sum = Terms.NOTHING;
    for (var line : lines) sum = sum.plus(line.terms(value));
    return sum;
  }

  static double central(Coefficient coefficient) {
    return coefficient.central().doubleValue();
  }
}
