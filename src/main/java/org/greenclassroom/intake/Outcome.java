package org.greenclassroom.intake;

/** What a row of a list would do to a lot that is there already. */
enum Outcome {
  /** No item of the lot is meant: comes in. */
  NEW,
  /** An item is meant, and something of it would change. */
  CHANGED,
  SAME,
  /** The item came already, or its not coming was settled: a list changes nothing of it. */
  CAME,
  /** Several items may be meant, or several rows the same one: nothing is guessed. */
  AMBIGUOUS
}
