package org.greenclassroom.classrooms;

/** Who signs an agreement. */
public enum Party {
  SCHOOL,
  PROGRAMME,
  SPONSOR
}
