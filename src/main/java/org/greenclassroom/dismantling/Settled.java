package org.greenclassroom.dismantling;

/** How a person settled a line that did not match. */
public enum Settled {
  /** It means this device: a slip of the pen. */
  PAIRED,
  /** It counts for nothing. */
  LEFT_OUT
}
