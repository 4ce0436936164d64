package org.greenclassroom.tours;

/** Why a stop is on no tour. */
enum Why {
  /** Nobody has said where on the map it lies. */
  NO_PLACE,
  /** Nobody is there on any of these days: no school day, or not its window. */
  CLOSED,
  /** No truck drives on these days. */
  NO_TRUCK,
  /** It must be loaded at a warehouse from which no truck drives. */
  NO_TRUCK_THERE,
  /** It lies beyond a customs border for every truck. */
  BORDER,
  /** Alone it is heavier than any truck may carry. */
  TOO_HEAVY,
  /** Alone it is larger than any truck. */
  TOO_LARGE,
  /** Even a truck that does nothing else is not home again in its driver's hours. */
  TOO_FAR,
  /** Alone it would go; with all the others there is no truck left for it. */
  FULL,
  /** A person left it out. */
  DROPPED
}
