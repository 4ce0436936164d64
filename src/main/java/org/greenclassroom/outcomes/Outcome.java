package org.greenclassroom.outcomes;

import java.util.Arrays;
import java.util.List;

/**
 * What became of one item of a lot. The first ones close it; with the others the lot stays open
 * until somebody did something (decision 38).
 */
public enum Outcome {
  /** Stands in a classroom, accepted by the school. */
  IN_CLASS(true),
  /** Mended, tested, on the shelf. */
  READY(true),
  /** Kept for a classroom, or on its way to it. */
  ALLOTTED(true),
  /** Left to the school for good, by two. */
  WITH_SCHOOL(true),
  GIVEN_BACK(true),
  /** Taken apart by a licensed plant, whose certificate names it. */
  DISMANTLED(true),
  /** Given up by two, after it was missing. */
  LOST(true),
  /** It stood on the list and did not come; a second person confirmed it. */
  NOT_COME(true),
  /** It should not have stood on the list; a second person confirmed it. */
  LISTED_IN_ERROR(true),

  /** It stands on the list and did not come, and nobody said why. */
  ANNOUNCED(false),
  TO_INSPECT(false),
  /** May still hold data. */
  TO_WIPE(false),
  /** Cleared once, and now there is a drive in it without account. */
  DRIVE(false),
  TO_REPAIR(false),
  TO_DISMANTLE(false),
  /** At a plant that has not certified it. */
  SHIPPED(false),
  /** On its way home from a school, with pupils' files on it. */
  RETURNING(false),
  MISSING(false);

  private final boolean closes;

  Outcome(boolean closes) {
    this.closes = closes;
  }

  public boolean closes() {
    return closes;
  }

  /** Goes on being used as a computer. */
  public boolean isReuse() {
    return this == IN_CLASS || this == READY || this == ALLOTTED || this == WITH_SCHOOL;
  }

  static List<Outcome> open() {
    return Arrays.stream(values()).filter(each -> !each.closes).toList();
  }

  /** As the database takes them. */
  static String[] openNames() {
    return open().stream().map(Enum::name).toArray(String[]::new);
  }
}
