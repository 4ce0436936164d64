package org.greenclassroom.checkins;

import java.util.Locale;

/**
 * What became of a report that was sent.
 *
 * @param outcome new, known before, or in place of an earlier one
 */
public record Receipt(long report, Outcome outcome) {
  /** What it is to what was known. */
  public enum Outcome {
    ACCEPTED,
    SAME,
    CORRECTED
  }

  public String number() {
    return "%s-%05d".formatted("R", report).toUpperCase(Locale.ROOT);
  }
}
