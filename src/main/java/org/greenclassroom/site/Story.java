package org.greenclassroom.site;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A story of a day with people.
 *
 * @param activity which day it tells of
 * @param day when that was
 * @param translates the story as it was told first; null: this is the first
 * @param endedAt when it was taken from the site; null: it stands there
 * @param removed its day was removed: it stands there again with it
 * @param picture the first of its photographs that may be shown now; null: there is none
 */
record Story(
    long story,
    long activity,
    LocalDate day,
    @Nullable Long translates,
    String language,
    String title,
    String words,
    Instant publishedAt,
    @Nullable Instant endedAt,
    boolean removed,
    @Nullable Long picture) {
  static final int LONGEST_TITLE = 120;
  static final int LONGEST_WORDS = 8_000;

  /** Its paragraphs, as an empty line parts them. */
  public String[] paragraphs() {
    return words.strip().split("\\R\\s*\\R");
  }
}
