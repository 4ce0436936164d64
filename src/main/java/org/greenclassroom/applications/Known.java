package org.greenclassroom.applications;

/** What a school knows of itself. */
public enum Known {
  YES,
  NO,
  UNKNOWN
}
