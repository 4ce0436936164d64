package org.greenclassroom.surveys;

import org.jspecify.annotations.Nullable;

/**
 * Which surveys a list shows.
 *
 * @param q a part of a school's or a room's name
 * @param mine only those of whoever asks
 */
public record SurveyFilter(
    String q, boolean contested, boolean counts, boolean mine, @Nullable Long school) {
  public static final SurveyFilter ALL = new SurveyFilter("", false, false, false, null);

  /** What is typed is looked for as it is. */
  String pattern() {
    return q.strip().replaceAll("([%_\\\\])", "\\\\$1");
  }
}
