package org.greenclassroom.applications;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;

/**
 * How many points each criterion gives, from a day on. Never edited. Pure.
 *
 * @param weighting 0: not kept yet
 * @param source who says that it should be so
 */
public record Weighting(
    long weighting, LocalDate validFrom, String source, Map<Criterion, Weight> weights) {
  /** All points that there are; a room's priority in the plan is counted alike. */
  public static final int ALL = 1000;

  /**
   * Of one criterion.
   *
   * @param noneAt the value that gives nothing
   * @param fullAt the value that gives all; between them it is a straight line
   */
  public record Weight(int points, int noneAt, int fullAt) {
    int pointsFor(int value) {
      double share = (double) (value - noneAt) / (fullAt - noneAt);
      return (int) Math.round(points * Math.clamp(share, 0.0, 1.0));
    }
  }

  public Weighting {
    weights = Map.copyOf(weights);
  }

  /**
   * Refuses what would not be a fair measure.
   *
   * @throws Refusal when a criterion is missing, a line is flat, or the points are not a thousand
   */
  Weighting checked() {
    if (source.isBlank() || source.length() > 500)
      throw new Refusal("applications.refusal.weighting-source");
    int sum = 0;
    for (var criterion : Criterion.values()) {
      var weight = weights.get(criterion);
      if (weight == null || weight.points() < 0 || weight.points() > ALL)
        throw new Refusal("applications.refusal.weight", criterion);
      if (weight.noneAt() == weight.fullAt())
        throw new Refusal("applications.refusal.weight-flat", criterion);
      sum += weight.points();
    }
    if (sum != ALL) throw new Refusal("applications.refusal.weights", sum, ALL);
    return this;
  }

  public Weight of(Criterion criterion) {
    return java.util.Objects.requireNonNull(weights.get(criterion), criterion.name());
  }

  /** Points by group, as they are read first. */
  public Map<Criterion.Group, Integer> groups() {
    var groups = new EnumMap<Criterion.Group, Integer>(Criterion.Group.class);
    weights.forEach(
        (criterion, weight) -> groups.merge(criterion.group(), weight.points(), Integer::sum));
    return groups;
  }
}
