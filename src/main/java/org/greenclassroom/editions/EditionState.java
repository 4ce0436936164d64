package org.greenclassroom.editions;

/** Where an edition stands. */
public enum EditionState {
  /** Frozen; waits for a second person. */
  DRAWN,
  PUBLISHED,
  /** A later edition corrects it; it stays readable. */
  SUPERSEDED,
  /** Nobody published it. */
  WITHDRAWN
}
