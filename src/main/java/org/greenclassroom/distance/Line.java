package org.greenclassroom.distance;

/** How the line was. */
public enum Line {
  GOOD,
  STUTTERING,
  LOST
}
