package org.greenclassroom.takeback;

/** Why a computer of the frozen list is not there. */
public enum LossCause {
  /** The police have it in writing: a report has a number. */
  STOLEN,
  /** It broke and was thrown away. */
  BROKEN,
  /** It stands somewhere else, and somebody says where. */
  MOVED,
  /** Nobody can say. It frees nobody until it is found or given up by two. */
  UNKNOWN
}
