package org.greenclassroom.donations;

/**
 * Whose the things of a lot are. Title passes for each thing when it is received under a signed
 * agreement, to the entity named in it; what has not come is with the donor whatever was signed.
 */
public enum Title {
  /** An agreement was drawn and waits for signatures: nothing has passed. */
  WITH_DONOR,
  /** Both signed: what was received is the entity's, since the later of signing and receiving. */
  TRANSFERRED,
  /** No agreement: nobody can say. */
  UNKNOWN
}
