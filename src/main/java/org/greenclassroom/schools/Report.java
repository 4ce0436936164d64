package org.greenclassroom.schools;

import java.time.Instant;
import java.util.Map;

/**
 * Pupils of one school in one school year, counted by grade or by type of disability.
 *
 * @param tallies pupils by line of the subject, in its order; a line nobody counted is not there
 * @param counts false: a later report of that year counts instead
 */
public record Report(
    long report,
    Subject subject,
    String schoolYear,
    Source source,
    Map<String, Integer> tallies,
    Instant recordedAt,
    boolean counts) {
  /** Who counted. */
  public enum Source {
    SCHOOL,
    /** The education bureau's yearly statistics. */
    STATISTICS,
    VISIT
  }

  public int pupils() {
    return tallies.values().stream().mapToInt(Integer::intValue).sum();
  }
}
