package org.greenclassroom.applications;

/** Where a fact is from; a later one in this list is believed before an earlier. */
public enum Source {
  APPLICATION,
  REGISTER,
  /** From an answer, on the telephone, from a paper: an officer wrote it down. */
  LEARNED,
  SURVEY
}
