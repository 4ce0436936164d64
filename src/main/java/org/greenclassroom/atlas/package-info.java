/**
 * Maps and charts for the staff: where the classrooms are, how they are used, what is on its way,
 * how old it is, how long it lasts. Each picture has a sentence and a table.
 *
 * <p>Words: pin (a classroom on the map), place (a territory, a province or a county), sight (what
 * of all this a reader wants to see), reading (the moment at which it was all read from the rooms
 * below; pictures are drawn from that, never from a million rows).
 *
 * <p>It knows nothing first: its tables can be emptied at any time. It writes nothing into any
 * other room, and the browser fetches nothing from anybody but us.
 */
@ApplicationModule(
    displayName = "Atlas",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "classrooms",
      "calendar",
      "usage",
      "watch"
    })
@NullMarked
package org.greenclassroom.atlas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
