/**
 * The end of a loan: the room is recalled, counted on site against a frozen list, brought home, and
 * the school is discharged.
 *
 * <p>Only what is on the list is collected. A school's own computer is written down as foreign and
 * left where it is. It does not clear data and does not dismantle: what came home is received
 * again, and the book says that data may be on it. Cleared once more it is sorted: lent again, for
 * parts, or to a plant, by a rule that a person may overrule.
 *
 * <p>Words: recall (the end of one loan, with a frozen list), sheet (a count that needs no
 * connection, signed by both in one piece), loss (why one of the list is not there), discharge (the
 * letter that frees a school), sorting, way. What becomes of what stays missing: see losses.
 */
@ApplicationModule(
    displayName = "Take-back",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "entities",
      "custody",
      "repair",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.takeback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
