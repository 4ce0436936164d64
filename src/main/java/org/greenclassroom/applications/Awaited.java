package org.greenclassroom.applications;

/** What an application waits for besides its state. */
public enum Awaited {
  /** The school answered, and no officer read it yet. */
  READING,
  /** Its room was surveyed; the points are to be reckoned. */
  SCORING,
  /** One officer approved it; another one must look. */
  SECOND
}
