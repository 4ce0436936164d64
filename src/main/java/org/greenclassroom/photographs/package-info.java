/**
 * Photographs of days with people and of rooms, and what may be done with them.
 *
 * <p>Words: saying (what a photograph shows: nobody, adults, children who cannot be recognised,
 * children), figure (an adult in it, by number), release (what a person, or a school for a class,
 * allows, for one purpose and a time), use (where it is shown), recall and pull (it may be shown
 * there no longer; it is gone from there). A photograph is usable for a purpose only if everybody
 * in it allows it; the faces of children never by default. Of a class it is known how many are left
 * out, never who. Nothing here is changed or deleted: the later row counts.
 */
@ApplicationModule(
    displayName = "Photographs",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "volunteers",
      "classrooms",
      "activities",
      "training"
    })
@NullMarked
package org.greenclassroom.photographs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
