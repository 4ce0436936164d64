package org.greenclassroom.takeback;

/** How a discharge letter accounts for a computer that was not there at the count. */
enum Account {
  /** The police have it in writing. */
  STOLEN,
  BROKEN,
  MOVED,
  /** Nobody knows, and two people of the programme gave it up. */
  SETTLED,
  /** It stays with the school by agreement. */
  LEFT,
  /** It was found afterwards and came home. */
  LATER
}
