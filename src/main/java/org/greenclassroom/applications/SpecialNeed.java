package org.greenclassroom.applications;

/** Special needs are counted by kind; nobody is named. */
public enum SpecialNeed {
  SIGHT,
  HEARING,
  MOVEMENT,
  LEARNING
}
