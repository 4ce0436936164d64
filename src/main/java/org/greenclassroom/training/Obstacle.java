package org.greenclassroom.training;

/** What keeps a teacher from using the room. */
public enum Obstacle {
  TIME,
  COMPUTERS,
  NETWORK,
  CONFIDENCE,
  MATERIALS,
  SUPPORT
}
