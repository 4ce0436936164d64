package org.greenclassroom.repair;

/** How it looks, judged at arm's length in daylight. */
enum Looks {
  /** No mark that catches the eye. */
  GOOD,
  /** Scratches, faded letters, a missing rubber foot. */
  WORN,
  /** Cracked or missing pieces of the case; safe to touch. */
  DAMAGED
}
