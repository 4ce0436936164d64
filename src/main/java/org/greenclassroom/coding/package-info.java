/**
 * Coding, taught with partners: a programme of a company with its course, who helps, the groups it
 * teaches as counts, what they reach, and what they make under codes.
 *
 * <p>Words: programme (what one partner teaches with one tool), cohort (a group in a classroom, as
 * a count), goal (what is to be reached; how many did), project (what was made, under a code),
 * result (a test before and after, as an aggregate).
 *
 * <p>It knows no child and no author: whose code it is stands on paper at the school. Hours of
 * volunteers belong to attendance, lessons of a timetable to lessons. What a file may be, and what
 * looks like a name, it asks of contests.
 */
@ApplicationModule(
    displayName = "Coding",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "volunteers",
      "courses",
      "classrooms",
      "contests"
    })
@NullMarked
package org.greenclassroom.coding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
