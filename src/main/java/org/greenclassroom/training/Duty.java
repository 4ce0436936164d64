package org.greenclassroom.training;

/** What a teacher does at the school. */
public enum Duty {
  TEACHER,
  ROOM_MANAGER,
  HEAD_OF_STUDIES,
  PRINCIPAL
}
