package org.greenclassroom.balance;

/** Why something came into a stock, or left it. */
enum Flow {
  RECEIVED,
  DISMANTLED,
  LOST,
  LEFT,
  GIVEN_BACK,
  /** Another kind, donor or weight than was written before: out as it was, in as it is. */
  CORRECTED,
  /** From one stock into another. */
  MOVED;

  boolean isEnd() {
    return this == DISMANTLED || this == LOST || this == LEFT || this == GIVEN_BACK;
  }
}
