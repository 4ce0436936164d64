/**
 * The end of a loan: the room is recalled, counted on site against a frozen list, brought home, and
 * the school is discharged.
 *
 * <p>Only what is on the list is collected. A school's own computer is written down as foreign and
 * left where it is. It does not clear data and does not dismantle: what came home is received
 * again, and the book says that data may be on it.
 */
@ApplicationModule(
    displayName = "Take-back",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody", "classrooms"})
@NullMarked
package org.greenclassroom.takeback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
