package org.greenclassroom.contests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One contest.
 *
 * @param deadline the last day on which schools hand in
 * @param deleteOn from this day on no work of it is kept
 * @param sponsor who gives a special award; null: nobody
 * @param awardedAt when what was decided became public; null: not yet
 */
public record Edition(
    long edition,
    String title,
    String theme,
    LocalDate deadline,
    LocalDate deleteOn,
    EditionState state,
    @Nullable Long sponsor,
    @Nullable String sponsorName,
    @Nullable Instant awardedAt,
    int schools,
    int entries) {
  public boolean takes(LocalDate today) {
    return state == EditionState.OPEN && !today.isAfter(deadline);
  }

  public boolean isJudged() {
    return state == EditionState.JUDGING;
  }

  public boolean isAwarded() {
    return state == EditionState.AWARDED;
  }
}
