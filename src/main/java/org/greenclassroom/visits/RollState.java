package org.greenclassroom.visits;

/** How a computer was found when it was called. */
public enum RollState {
  WORKING,
  FAULTY,
  MISSING,
  /** It stands in another room than the book says. */
  MOVED,
  /** It stands here and is not ours. */
  FOREIGN;

  /** Whether a word is needed beside it: no value without a reason. */
  public boolean asksWhy() {
    return this != WORKING;
  }
}
