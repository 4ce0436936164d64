package org.greenclassroom.engagement;

/** How well a reconstructed number is known. */
public enum Quality {
  /** The report counted. */
  COUNTED,
  /** The report says "about". */
  ESTIMATED,
  /** Reports contradict each other, or one photograph is all there is. */
  UNSURE
}
