/**
 * Passes: a teacher without an account does what teachers do each week. An officer or the school
 * gives out a link, by letter or by hand; the first browser that opens it keeps it, for one room.
 *
 * <p>Words: pass (a link that opens one room's daily work in one browser), opened (a browser took
 * it), over (it opens nothing: nobody learns why).
 *
 * <p>It holds no name and no address. What is done with a pass is done by a guest with its number;
 * lessons, tickets and hours are their own rooms'.
 */
@ApplicationModule(
    displayName = "Passes",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "classrooms",
      "courses",
      "lessons",
      "tickets",
      "usage",
      "training"
    })
@NullMarked
package org.greenclassroom.passes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
