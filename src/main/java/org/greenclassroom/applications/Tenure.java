package org.greenclassroom.applications;

/** Whose the building is. */
public enum Tenure {
  OWNED,
  LEASED,
  UNKNOWN
}
