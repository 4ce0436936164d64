/**
 * Classrooms for the visually impaired: what makes a room usable without sight and until when it is
 * licensed, whether our own pages are read aloud there, who teaches with which certificate, how
 * many of a group stand on which level, and documents that can be heard or felt.
 *
 * <p>Words: aid (a piece that helps: a screen reader, a Braille display), profile (all aids of a
 * room), inspection (somebody tried an aid's pieces: so many work), trial (does it read the sign-in
 * screen?), circle (a group that learns together), level (the highest that somebody has reached:
 * each is counted once).
 *
 * <p>The profile belongs to the room, never to a person. Nothing under ten is told to anybody, and
 * nothing from which it could be reckoned. Which course may be planned there is asked of {@code
 * courses} by the room that keeps the timetable.
 */
@ApplicationModule(
    displayName = "Special needs",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "courses",
      "classrooms",
      "training"
    })
@NullMarked
package org.greenclassroom.special;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
