package org.greenclassroom.classrooms;

/** Where a number of pupils comes from. */
enum HeadcountSource {
  SCHOOL_REPORT,
  TIMETABLE,
  VISIT
}
