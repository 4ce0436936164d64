package org.greenclassroom.applications;

/** What an application waits for besides its state. */
public enum Awaited {
  /** The school answered, and no officer read it yet. */
  READING,
  /** One officer approved it; another one must look. */
  SECOND
}
