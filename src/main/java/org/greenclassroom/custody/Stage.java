package org.greenclassroom.custody;

/** What is next for a device. The last four are ends. */
public enum Stage {
  TO_INSPECT,
  TO_WIPE,
  TO_REPAIR,
  READY,
  RESERVED,
  ON_THE_WAY,
  IN_CLASS,
  RETURNING,
  TO_DISMANTLE,
  SHIPPED,
  MISSING,
  DISMANTLED,
  LOST,
  WITH_DONOR,
  WITH_SCHOOL;

  public boolean isEnd() {
    return compareTo(DISMANTLED) >= 0;
  }

  /** It stands in the programme's own house. */
  public boolean isInHouse() {
    return switch (this) {
      case TO_INSPECT, TO_WIPE, TO_REPAIR, READY, TO_DISMANTLE -> true;
      default -> false;
    };
  }
}
