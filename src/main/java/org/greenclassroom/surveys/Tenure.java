package org.greenclassroom.surveys;

/** Whose the building is. */
public enum Tenure {
  OWN,
  RENTED
}
