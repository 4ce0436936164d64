package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody must do for a room by a day.
 *
 * @param month counted from the acceptance
 * @param done null while nobody has
 */
public record Milestone(
    long milestone,
    long classroom,
    MilestoneKind kind,
    int month,
    LocalDate dueOn,
    @Nullable Done done) {

  /**
   * That it was done.
   *
   * @param by the account that said so
   * @param note null: nothing to add
   * @param file SHA-256 of a paper; null: none
   */
  public record Done(
      LocalDate day,
      long by,
      @Nullable String note,
      @Nullable String file,
      @Nullable String fileName) {}

  public boolean late(LocalDate today) {
    return done == null && dueOn.isBefore(today);
  }
}
