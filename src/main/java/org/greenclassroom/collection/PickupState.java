package org.greenclassroom.collection;

/** Where a pick-up stands. */
public enum PickupState {
  PLANNED,
  CONFIRMED,
  /** Fetched and signed for; intake counts again. */
  COLLECTED,
  CANCELLED,
  /** Somebody was there and went away without it. */
  FAILED;

  public boolean isOpen() {
    return this == PLANNED || this == CONFIRMED;
  }
}
