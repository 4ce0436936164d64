package org.greenclassroom.ceremonies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What the records know of a classroom on this day.
 *
 * @param measured grams of those that were weighed, alone or together
 * @param estimated grams of those of which the weight is estimated
 * @param cleared of how many the data was destroyed since they were last received
 * @param acceptedOn when the school signed; null: not yet
 * @param dueOn when the loan ends; null: it has not begun
 * @param pupils null: nobody has counted them; with a year: they may not be told
 * @param ofSchool whether they are those of the whole school, not of the room
 */
record Room(
    long classroom,
    String name,
    long school,
    String schoolName,
    String territory,
    int inClass,
    int onTheWay,
    int kept,
    long measured,
    int weighed,
    long estimated,
    int guessed,
    int weightless,
    int cleared,
    @Nullable LocalDate acceptedOn,
    @Nullable LocalDate dueOn,
    @Nullable Integer pupils,
    @Nullable String schoolYear,
    boolean ofSchool,
    List<Giver> givers,
    List<Funder> funders,
    List<Thing> things,
    List<Slip> slips) {

  /** Who gave computers of this room; the lot is null where none is written down. */
  record Giver(long partner, String name, @Nullable Long lot, int pieces) {}

  /** Who pays for it. */
  record Funder(long partner, String name) {}

  /** A computer of this room. */
  record Thing(
      String tag,
      DeviceKind kind,
      String maker,
      String model,
      @Nullable String serial,
      @Nullable Long grams,
      @Nullable String basis,
      String stage) {
    /** As it stands on the label. */
    public String printed() {
      return Tag.parse(tag).printed();
    }

    public boolean isEstimated() {
      return "ESTIMATED".equals(basis);
    }
  }

  /** A hand-over on the way to the room. */
  record Slip(String number, String kind, Instant occurredAt) {}

  /** All that are in the room, on their way to it or kept for it. */
  public int computers() {
    return inClass + onTheWay + kept;
  }
}
