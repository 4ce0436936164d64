package org.greenclassroom.classrooms;

/** Where a number of pupils comes from. */
public enum HeadcountSource {
  SCHOOL_REPORT,
  TIMETABLE,
  VISIT
}
