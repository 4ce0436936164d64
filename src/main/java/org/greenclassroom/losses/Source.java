package org.greenclassroom.losses;

/** What told that a missing computer is somewhere. */
enum Source {
  /** It told minutes of a day after it was missed, or at least that it ran. */
  USED,
  /** Its agent was enrolled anew. */
  ENROLLED,
  /** Somebody scanned it in another room. */
  SCANNED
}
