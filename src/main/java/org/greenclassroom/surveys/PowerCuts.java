package org.greenclassroom.surveys;

/** How often the power fails. */
public enum PowerCuts {
  NEVER,
  MONTHLY,
  WEEKLY,
  DAILY,
  NO_POWER
}
