package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A lesson that is expected on a day.
 *
 * @param said what became of it; EXPECTED: nobody said a word yet
 * @param lesson the last word on it; null: none
 */
public record Planned(
    long entry,
    LocalDate day,
    int period,
    LocalTime fromTime,
    int minutes,
    int grade,
    String classLabel,
    @Nullable Long courseVersion,
    Tongue tongue,
    LessonState said,
    @Nullable Long lesson) {
  /** As the form sends it. */
  public String choice() {
    return entry + "@" + day;
  }
}
