/**
 * A school's room: its agreement, the devices kept for it, on their way to it and standing in it,
 * and the three years that begin on the day the school accepts them.
 *
 * <p>The agreement and what is added to it are papers: drawn here, signed there. Words: milestone
 * (what somebody must do for a room by a day), keeper (a grown-up who looks after it), addendum
 * (longer, another school, another sponsor, devices that stay), renewal (a new loan after this
 * one).
 *
 * <p>It counts pupils and knows none. It does not repair (that is followed up elsewhere) and does
 * not fetch anything home: see takeback.
 */
@ApplicationModule(
    displayName = "Classrooms",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "papers",
      "entities",
      "schools",
      "custody",
      "hooks"
    })
@NullMarked
package org.greenclassroom.classrooms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
