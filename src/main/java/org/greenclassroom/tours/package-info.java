/**
 * Tours: which truck fetches and brings what on which day, planned for many schools, donors,
 * warehouses and plants at once, and the sheet that each driver takes along.
 *
 * <p>Words: call (a stop that is to be made: a recall, a pick-up, a batch for its plant, a
 * delivery), ride (a truck on a day, which may become a tour), tour, stop, violation (something of
 * a tour that may not be; it is said, and who confirms has seen it), pass (opens one driver's sheet
 * in one browser, without an account), tick (what the driver said of a stop).
 *
 * <p>It writes no line in the book and closes nothing: a ticked stop says that somebody was there.
 * What was handed over stands where two people signed for it: takeback, collection, dismantling.
 */
@ApplicationModule(
    displayName = "Tours",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "donations",
      "custody",
      "collection",
      "calendar",
      "classrooms",
      "dismantling",
      "takeback"
    })
@NullMarked
package org.greenclassroom.tours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
