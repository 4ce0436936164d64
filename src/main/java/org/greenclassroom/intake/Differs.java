package org.greenclassroom.intake;

/** In what way something that came is not what was said. */
enum Differs {
  /** Announced, and not there. */
  MISSING,
  /** There, and not announced. */
  UNEXPECTED,
  /** There, with another model or another number than announced. */
  OTHER,
  /** Damaged between the donor's door and ours. */
  DAMAGED,
  /** A seal that is broken, gone, or another one. */
  SEAL,
  /** The driver counted another number of pieces than came. */
  COUNT
}
