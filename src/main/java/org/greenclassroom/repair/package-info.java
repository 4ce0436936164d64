/**
 * The mending bench: testing, fitting parts, grading, and declaring a device ready for a classroom.
 *
 * <p>Nothing is ready without a complete and fresh test record, and without a system that is
 * supported for as long as a loan lasts. What nobody tried stays unknown: it is never read as
 * passed. Words: probe (one thing tried), test (all probes of one sitting), part, grade.
 *
 * <p>It does not clear data and keeps no stock of parts.
 */
@ApplicationModule(
    displayName = "Repair",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
