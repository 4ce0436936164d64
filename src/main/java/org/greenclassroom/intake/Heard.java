package org.greenclassroom.intake;

/** What became of a scanned line: each has its shape, its sound and its word. */
enum Heard {
  /** It is on the list, or what it is was said beforehand. */
  DONE,
  /** Counted, and worth a look. */
  NOTED,
  /** Scanned before; it counts once. */
  DOUBLED,
  /** Not counted: why, and what to do. */
  REFUSED,
  /** Not our refusal but our trouble: post it again. */
  LATER
}
