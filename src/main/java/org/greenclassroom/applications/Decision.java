package org.greenclassroom.applications;

import java.time.Instant;
import java.time.LocalDate;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of an application.
 *
 * @param score what lay on the table; null: it was rejected before it was scored
 * @param reason of a rejection
 * @param funded why it is given although somebody funds it; null: nobody does
 * @param plan of an approval
 * @param agreed null while a second officer has not looked
 */
public record Decision(
    long decision,
    Outcome outcome,
    @Nullable Long score,
    @Nullable Reason reason,
    String note,
    @Nullable String funded,
    @Nullable Plan plan,
    Instant decidedAt,
    long decidedBy,
    @Nullable Instant secondedAt,
    @Nullable Long secondedBy,
    @Nullable Boolean agreed,
    @Nullable String secondNote) {

  public enum Outcome {
    APPROVED,
    WAITING,
    REJECTED
  }

  public enum Reason {
    NOT_A_SCHOOL,
    ENOUGH_COMPUTERS,
    ROOM_NOT_READY,
    NOBODY_TEACHES,
    LEASE_SHORT,
    CLOSING,
    FUNDED,
    NO_ANSWER,
    TWICE
  }

  /** The room that an approval plans. */
  public record Plan(
      String room,
      int seats,
      DeviceKind device,
      @Nullable Long sponsor,
      @Nullable LocalDate wantedFrom,
      @Nullable LocalDate wantedUntil) {}

  public boolean waitsForSecond() {
    return outcome == Outcome.APPROVED && agreed == null;
  }
}
