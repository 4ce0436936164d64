package org.greenclassroom.training;

/** What an observer looks at in a lesson, one to four each. */
enum Rubric {
  PREPARED,
  ALL_TAKE_PART,
  COMPUTERS_IN_USE,
  SAFE,
  UNDERSTOOD
}
