package org.greenclassroom.bench;

/** What became of a scan: each has its colour, its shape, its sound and its words. */
enum Result {
  DONE,
  /** Nothing to write: it was only asked. */
  TOLD,
  /** Written down, and worth a look: not expected here, or no tag of ours. */
  NOTED,
  /** It was so already; nothing was written again. */
  DOUBLED,
  REFUSED,
  /** Not our refusal but our trouble: post it again. */
  LATER
}
