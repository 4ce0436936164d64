/**
 * The register of schools: on top of the partners that are schools, what the programme must know of
 * one to lend it a classroom: its national code, what kinds of school it is, in which
 * administrative division it lies on which day, how many pupils it has by grade and school year,
 * and what became of it: merged, closed, moved.
 *
 * <p>Words: division (with the day from which it holds), report (counts of one school year; the
 * latest counts), succession (a merger, a closure, a move, with its paper), heir (the school that
 * stands in the end), family (a school with those it took over).
 *
 * <p>It counts pupils and knows none. Nothing is rewritten: a school that merged keeps its name,
 * its counts and its rooms, and is shown at its heir. It knows no classrooms: a room above hangs a
 * {@link org.greenclassroom.schools.SchoolPanel}.
 */
@ApplicationModule(
    displayName = "Schools",
    allowedDependencies = {"kernel", "frame", "partners"})
@NullMarked
package org.greenclassroom.schools;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
