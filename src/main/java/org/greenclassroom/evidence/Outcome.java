package org.greenclassroom.evidence;

/** What became of a file that was handed in. */
public enum Outcome {
  /** It speaks of this device. */
  MATCHED,
  /** It may speak of a device, but something contradicts: a person decides. */
  REVIEW,
  /** It speaks of no device we know; it waits. */
  UNMATCHED,
  /** The same bytes were here before. */
  DUPLICATE,
  /** No reading came of it. */
  REFUSED
}
