package org.greenclassroom.photographs;

/** Whom a photograph shows, as somebody said who looked at it. */
public enum Shows {
  NO_PEOPLE,
  ADULTS,
  CHILDREN_NOT_RECOGNISABLE,
  CHILDREN
}
