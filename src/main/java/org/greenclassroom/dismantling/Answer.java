package org.greenclassroom.dismantling;

/** What a line of a certificate turned out to be. */
public enum Answer {
  /** One device of the batch, named once. */
  MATCHED,
  /** A device that this list or another certificate names already. */
  DOUBLED,
  /** Nothing in this house, or more than one thing in this batch. */
  UNKNOWN,
  /** A device that left in another batch, or never left. */
  OTHER_BATCH
}
