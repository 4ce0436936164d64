package org.greenclassroom.training;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One sitting of a course for teachers.
 *
 * @param course code and number of its version in the catalogue; null: it is in none
 * @param school where it is; null: at no school
 * @param trainer a teacher whom we taught; null: the programme's own
 * @param trainerName who teaches, when it is the programme's own or the teacher is not forgotten
 * @param generation 1: taught by the programme; 2: by a teacher it taught; more than that is warned
 *     of
 * @param heldAt null: was not held
 * @param closedAt null: sheets are still taken
 */
public record Session(
    long session,
    String title,
    @Nullable String course,
    @Nullable Long school,
    @Nullable String schoolName,
    String place,
    LocalDate day,
    int minutes,
    int capacity,
    @Nullable Long trainer,
    @Nullable String trainerName,
    int generation,
    String secret,
    SessionState state,
    @Nullable String reason,
    @Nullable Instant heldAt,
    @Nullable Instant closedAt,
    int listed,
    int came) {
  /** A cascade is let run two steps deep. */
  public static final int DEEPEST = 2;

  /** How long after a sitting was entered its sheets are taken. */
  static final int SHEET_DAYS = 14;

  public boolean tooDeep() {
    return generation > DEEPEST;
  }

  public String taughtBy() {
    return trainerName != null ? trainerName : "№ " + trainer;
  }

  public boolean planned() {
    return state == SessionState.PLANNED;
  }

  public boolean held() {
    return state == SessionState.HELD;
  }

  /** Whether nothing is added to its sheets any more; only then they are shown. */
  public boolean closed(Instant now) {
    var since = heldAt;
    return closedAt != null
        || since != null && now.isAfter(since.plus(java.time.Duration.ofDays(SHEET_DAYS)));
  }

  public Phase phase() {
    return planned() ? Phase.BEFORE : Phase.AFTER;
  }
}
