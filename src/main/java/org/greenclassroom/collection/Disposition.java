package org.greenclassroom.collection;

/** What became of counted things. */
public enum Disposition {
  /** Goes on with us: into a classroom, or as a spare. */
  REUSED,
  /** A gift to a school or a person. */
  GIVEN_AWAY,
  /** Handed to a licensed plant. */
  TO_PLANT
}
