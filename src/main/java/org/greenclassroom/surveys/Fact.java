package org.greenclassroom.surveys;

/** What of a room is judged; a score names these. */
public enum Fact {
  POWER,
  VOLTAGE,
  SOCKETS,
  BREAKER,
  EARTHING,
  DOOR,
  BARS,
  DAMP,
  INTERNET,
  FURNITURE,
  SIZE,
  TENURE,
  FUTURE,
  TEACHER,
  DEPUTY,
  FOREIGN
}
