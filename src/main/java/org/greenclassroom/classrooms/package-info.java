/**
 * A school's room: its agreement, the devices kept for it, on their way to it and standing in it,
 * and the three years that begin on the day the school accepts them.
 *
 * <p>It counts pupils and knows none. It does not repair (that is followed up elsewhere) and does
 * not fetch anything home: see takeback.
 */
@ApplicationModule(
    displayName = "Classrooms",
    allowedDependencies = {"kernel", "frame", "people", "partners", "schools", "custody"})
@NullMarked
package org.greenclassroom.classrooms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
