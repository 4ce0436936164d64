package org.greenclassroom.watch;

/** What adds to a risk. Every point of a score belongs to one of these. */
public enum Factor {
  SILENCE,
  SURVIVAL,
  USE,
  LESSONS,
  TEACHER,
  VISIT,
  ROOM_DOWN,
  MISSING
}
