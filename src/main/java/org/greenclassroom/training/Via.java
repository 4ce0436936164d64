package org.greenclassroom.training;

/** How an answer came. */
public enum Via {
  LINK,
  CALL,
  VISIT
}
