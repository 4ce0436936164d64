/**
 * The mending bench: testing, fitting parts, grading, and declaring a device ready for a classroom.
 *
 * <p>Nothing is ready without a complete and fresh test record, and without a system that is
 * supported for as long as a loan lasts. What nobody tried stays unknown: it is never read as
 * passed. Words: probe (one thing tried), test (all probes of one sitting), defect (a code of the
 * catalogue), mending, part and move, image and installation, grade (of four facts).
 *
 * <p>It does not clear data: a drive that leaves a device may hold some until evidence says
 * otherwise, and goes nowhere before (decision 0020).
 */
@ApplicationModule(
    displayName = "Repair",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody", "evidence"})
@NullMarked
package org.greenclassroom.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
