package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A grown-up who looks after a room.
 *
 * @param name null once it was forgotten
 * @param until null while it lasts
 * @param noted whether an officer took notice
 */
public record Keeper(
    long keeper,
    long classroom,
    Duty duty,
    @Nullable String name,
    LocalDate since,
    @Nullable LocalDate until,
    boolean noted) {
  /** What somebody is for a room. */
  public enum Duty {
    MANAGER,
    DEPUTY
  }
}
