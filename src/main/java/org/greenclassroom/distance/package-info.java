/**
 * A lesson from afar: a principal asks, an officer answers, and a series of single sessions begins,
 * each a day with people like any other.
 *
 * <p>Words: request (what a school asks for), session (one lesson by a line, on its own day),
 * rehearsal (the line is tried two days before), adult in the room (of the school; without one
 * nothing begins), head-count (typed by the local teacher; pupils are counted, never named), told
 * (what the teacher says afterwards).
 *
 * <p>The day itself, its places, letters and calendars belong to activities and signups; who came
 * and hours to attendance; the lesson to lessons. Recording is forbidden unless a reason and the
 * school's word are written down. Nobody gets anybody's private number here.
 */
@ApplicationModule(
    displayName = "Distance",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "calendar",
      "classrooms",
      "volunteers",
      "activities",
      "lessons",
      "attendance",
      "signups"
    })
@NullMarked
package org.greenclassroom.distance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
