package org.greenclassroom.delivery;

/** What was found of a point of the checklist. */
public enum Answer {
  YES,
  NO,
  NOT_APPLICABLE
}
