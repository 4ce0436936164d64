package org.greenclassroom.activities;

/** What somebody does on the day. */
public enum Duty {
  /** Answers for the day; knows the school and the way there. */
  LEAD,
  SPEAKER,
  /** Leads a lesson before the class, with its own teacher in the room. */
  TEACHER,
  HELPER,
  PHOTOGRAPHER,
  TECHNICIAN,
  COLLECTOR,
  /** Receives guests. */
  HOST,
  JURY
}
