package org.greenclassroom.endings;

/** Where an ending stands. */
public enum State {
  /** Nobody has proposed anything, or what was proposed was refused. */
  OPEN,
  /** One side has proposed, another has still to answer. */
  PROPOSED,
  /** All said yes; what follows is still to be set going. */
  DECIDED,
  /** Papers, rooms, recalls are made; others carry them out. */
  CARRIED,
  SETTLED
}
