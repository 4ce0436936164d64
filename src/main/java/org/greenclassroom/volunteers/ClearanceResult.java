package org.greenclassroom.volunteers;

/** What the paper said; nothing more of it is kept. */
public enum ClearanceResult {
  CLEAR,
  NOT_CLEAR
}
