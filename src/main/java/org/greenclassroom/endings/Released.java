package org.greenclassroom.endings;

/** How our duty to take a computer back that became a school's own came to its end. */
public enum Released {
  /** A licensed plant has it, with its paper. */
  PLANT,
  /** The school gave it back; it is received like any gift, with a life of its own. */
  BACK,
  /** Nobody can find it any more. */
  GONE
}
