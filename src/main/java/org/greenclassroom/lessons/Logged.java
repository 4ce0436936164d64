package org.greenclassroom.lessons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A word on a lesson as it is kept.
 *
 * @param thread the uid of the first word on it
 * @param current whether no later one stands beside it
 */
public record Logged(
    long lesson,
    UUID uid,
    String hash,
    UUID thread,
    int revision,
    long classroom,
    LocalDate day,
    @Nullable Long entry,
    LessonState state,
    @Nullable Reason reason,
    int grade,
    String classLabel,
    @Nullable Integer minutes,
    @Nullable Integer pupils,
    @Nullable Integer girls,
    @Nullable Integer boys,
    @Nullable Integer computers,
    @Nullable Long courseVersion,
    @Nullable Integer unit,
    Tongue tongue,
    String remark,
    Via via,
    Instant recordedAt,
    long recordedBy,
    boolean current) {
  public String number() {
    return "L-" + String.format(Locale.ROOT, "%05d", lesson);
  }

  public String look() {
    return switch (state) {
      case HELD -> "good";
      case CANCELLED -> "late";
      case EXPECTED -> "wait";
      case WITHDRAWN -> "end";
    };
  }
}
