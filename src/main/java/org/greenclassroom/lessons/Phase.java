package org.greenclassroom.lessons;

/** Before a course, or after it. */
public enum Phase {
  PRE,
  POST
}
