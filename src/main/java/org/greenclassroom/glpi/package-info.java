/**
 * The door where the stock GLPI agent knocks, which schools install from its own packages: nothing
 * of ours stands on their computers.
 *
 * <p>Words: address (where a classroom's computers report to, with a secret in it), computer (one
 * that knocks there), knock (a day on which it did), change (what differs between two inventories).
 *
 * <p>A knock is a sign of life, never a number of minutes: nobody knows how long the computer ran.
 * What an inventory says goes to evidence, which keeps a list of allowed fields and drops the rest
 * before anything is stored. This room keeps no host name, no user and no network address.
 */
@ApplicationModule(
    displayName = "GLPI",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "evidence",
      "classrooms",
      "usage"
    })
@NullMarked
package org.greenclassroom.glpi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
