package org.greenclassroom.evidence;

/** What a document proves for one drive. */
public enum Verdict {
  /** The whole drive was overwritten and read back without an error. */
  PROVEN,
  /** Nothing went wrong that we can see, but it does not show that the data are gone. */
  NOT_PROVEN,
  /** The tool met errors: data may be left where it could not write. */
  FAILED
}
