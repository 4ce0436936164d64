package org.greenclassroom.training;

/** Where a school stands. */
public enum Standing {
  TRAINED,
  FOLLOW_UP_DUE,
  LAPSED,
  NONE
}
