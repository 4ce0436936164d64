/**
 * Lessons: when a class has its lesson in a room, what came of it, and how that compares with what
 * a class should get.
 *
 * <p>Words: entry (a line of a room's timetable: weekday, period, class), expected (an entry on a
 * day with lessons, by the school's calendar; a made-up day follows the weekday that somebody
 * says), held, cancelled (with a reason), silent (expected, and nobody said a word), log (what a
 * teacher says of a lesson), norm (periods a week that a class should get, with its source),
 * assessment (before and after, as numbers of a class), link (a room's secret address for its
 * teachers, without an account).
 *
 * <p>A class is a label and a count: no pupil is anywhere, and no teacher's name. What was said is
 * never changed; a correction is a later word beside it.
 */
@ApplicationModule(
    displayName = "Lessons",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "calendar",
      "courses",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.lessons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
