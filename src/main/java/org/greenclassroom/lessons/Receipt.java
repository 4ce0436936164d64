package org.greenclassroom.lessons;

import java.util.Locale;

/**
 * What became of a word on a lesson.
 *
 * @param outcome new, known before, or in place of an earlier one
 */
public record Receipt(long lesson, Outcome outcome) {
  /** What it is to what was known. */
  public enum Outcome {
    ACCEPTED,
    SAME,
    CORRECTED
  }

  public String number() {
    return "L-" + String.format(Locale.ROOT, "%05d", lesson);
  }
}
