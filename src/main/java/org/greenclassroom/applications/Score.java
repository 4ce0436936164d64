package org.greenclassroom.applications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of an application: of each criterion so many, from this fact, from that source. What
 * nobody knows gives none and says so. Pure.
 *
 * @param score 0: not kept yet
 * @param reckonedAt null: not kept yet
 */
public record Score(
    long score, Weighting weighting, List<Line> lines, @Nullable Instant reckonedAt) {

  /**
   * Of one criterion.
   *
   * @param value null: nobody knows
   * @param source null with the value
   */
  public record Line(
      Criterion criterion,
      int points,
      int most,
      @Nullable Integer value,
      @Nullable Source source,
      int noneAt,
      int fullAt) {
    public boolean isKnown() {
      return value != null;
    }
  }

  /** What a group of criteria comes to. */
  public record Sum(int points, int most) {}

  public Score {
    lines = List.copyOf(lines);
  }

  static Score of(Facts facts, Weighting weighting) {
    var lines = new ArrayList<Line>();
    for (var criterion : Criterion.values()) {
      var weight = weighting.of(criterion);
      var fact = facts.of(criterion).orElse(null);
      lines.add(
          new Line(
              criterion,
              fact == null ? 0 : weight.pointsFor(fact.value()),
              weight.points(),
              fact == null ? null : fact.value(),
              fact == null ? null : fact.source(),
              weight.noneAt(),
              weight.fullAt()));
    }
    return new Score(0, weighting, lines, null);
  }

  public int points() {
    return lines.stream().mapToInt(Line::points).sum();
  }

  /** Of all points those whose facts are known. */
  public int known() {
    return lines.stream().filter(Line::isKnown).mapToInt(Line::most).sum();
  }

  public List<Line> of(Criterion.Group group) {
    return lines.stream().filter(line -> line.criterion().group() == group).toList();
  }

  public Map<Criterion.Group, Sum> groups() {
    var sums = new EnumMap<Criterion.Group, Sum>(Criterion.Group.class);
    for (var group : Criterion.Group.values())
      sums.put(
          group,
          new Sum(
              of(group).stream().mapToInt(Line::points).sum(),
              of(group).stream().mapToInt(Line::most).sum()));
    return sums;
  }

  /** Whether it says the same by the same weights: then it need not be kept a second time. */
  boolean saysAs(Score other) {
    return weighting.weighting() == other.weighting.weighting() && lines.equals(other.lines);
  }
}
