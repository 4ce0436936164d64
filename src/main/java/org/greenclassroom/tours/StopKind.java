package org.greenclassroom.tours;

/** Why a truck stops somewhere. */
public enum StopKind {
  /** A classroom is fetched home. */
  RECALL,
  /** A donation is fetched. */
  PICKUP,
  /** A batch is brought to its plant. */
  PLANT,
  /** What is kept for a classroom is brought to it. */
  DELIVERY;

  /** Loaded at home and left there. */
  boolean isOutward() {
    return this == PLANT || this == DELIVERY;
  }
}
