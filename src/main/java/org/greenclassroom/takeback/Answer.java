package org.greenclassroom.takeback;

/** What the count says of something that was scanned or typed. */
public enum Answer {
  /** On the list: it is collected. */
  FOUND,
  /** Not ours: it is left where it is. */
  FOREIGN,
  /** Ours, but not of this room: it is left, and somebody looks into it. */
  UNEXPECTED,
  /** Reads like one of our tags, but there is no such device: look at the label again. */
  UNKNOWN
}
