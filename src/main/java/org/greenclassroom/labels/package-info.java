/**
 * Labels for devices: on sheets of any geometry, on rolls, for thermal printers; and rolls of tags
 * printed before anybody knows which device will wear them.
 *
 * <p>A label shows what anybody may read who holds the device: its tag and its model, nothing of
 * its donor, no serial. Words: sheet (a geometry), batch (which tags), print (one time that labels
 * of a batch were printed, and how). It presses no tags: those are custody's.
 */
@ApplicationModule(
    displayName = "Labels",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.labels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
