package org.greenclassroom.surveys;

/** Walls and floor. */
public enum Damp {
  DRY,
  TRACES,
  WET
}
