package org.greenclassroom.method;

/** What a reader of a line must know. */
public enum Caution {
  /** The electricity factor of the year is not published: the latest before it was taken. */
  PROVISIONAL_ELECTRICITY,
  /**
   * No electricity factor of the year or of one before it is known: the first after it was taken.
   */
  LATER_ELECTRICITY,
  /** The factor counts direct CO2 of generation only, not the life cycle. */
  DIRECT_ELECTRICITY,
  /** Tube screens use two to four times the power and no new one exists: collect, do not lend. */
  TUBE_SCREEN,
  /** The donor would have sold it for use: the gift displaces nothing. */
  RESALE,
  /** Lent longer than a new device lives: the years beyond avoid nothing more. */
  BEYOND_LIFE,
  /** Nobody weighed it: the usual weight of the class. */
  CLASS_WEIGHT
}
