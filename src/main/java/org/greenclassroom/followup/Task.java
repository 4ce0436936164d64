package org.greenclassroom.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a room by a day.
 *
 * @param wantedOn the day by the cadence
 * @param firstDueOn that day moved to one on which the school teaches
 * @param dueOn where it stands now
 * @param engineer an account; null: whoever gets there first
 * @param doneOn null while it is not done
 */
public record Task(
    long task,
    long classroom,
    TaskKind kind,
    LocalDate wantedOn,
    LocalDate firstDueOn,
    LocalDate dueOn,
    @Nullable Long engineer,
    TaskState state,
    @Nullable LocalDate doneOn,
    @Nullable DoneBy doneByKind) {

  public boolean open() {
    return state == TaskState.OPEN;
  }

  public boolean late(LocalDate today) {
    return open() && dueOn.isBefore(today);
  }

  /** As it stands in the address of a calendar entry, on paper and in letters. */
  public String number() {
    return "F-%05d".formatted(task);
  }
}
