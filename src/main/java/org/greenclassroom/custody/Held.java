package org.greenclassroom.custody;

/** Whether somebody's data may still be on a device. */
public enum Held {
  MAY_HOLD,
  CLEARED
}
