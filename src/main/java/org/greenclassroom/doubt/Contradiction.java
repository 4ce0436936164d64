package org.greenclassroom.doubt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two things that we say and that cannot both be true.
 *
 * @param tag printed; null: of no single device
 * @param place school and room; null: of no single room
 * @param told what is filled into its sentence
 * @param path where to look
 * @param foundAt when it was opened the last time
 * @param times how often it was opened
 * @param owner null: all officers
 * @param closedAt null: open
 * @param reason null: open
 * @param goneOn the first day on which it was not found any more; null: it still stands
 */
record Contradiction(
    long contradiction,
    Kind kind,
    @Nullable String tag,
    @Nullable String place,
    List<String> told,
    String path,
    Instant foundAt,
    int times,
    @Nullable Long owner,
    @Nullable String ownerName,
    @Nullable Instant closedAt,
    @Nullable Reason reason,
    @Nullable LocalDate goneOn) {
  public String number() {
    return "X-%05d".formatted(contradiction);
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  /** How its badge looks: open and gone are told apart by more than colour, by their word. */
  public String look() {
    return isOpen() ? "late" : goneOn == null ? "end" : "good";
  }

  /**
   * Which ones.
   *
   * @param open null: all
   * @param kind null: of every kind
   * @param owner null: whosever; else this account's and those that all officers have
   */
  record Asked(@Nullable Boolean open, @Nullable Kind kind, @Nullable Long owner, String q) {}

  /**
   * What was done about it.
   *
   * @param by null: the house
   */
  record Step(String kind, Instant at, @Nullable String by, String words) {}
}
