/**
 * What tools and papers say of a device: inventories, snapshots, drive health, wipe runs, screens.
 *
 * <p>The file is kept under its SHA-256 and never changed; an inventory is first reduced to what
 * may be kept. What was read stands beside it: the computer, its parts, and every wipe run with a
 * verdict. A document that does not say for sure which device it speaks of waits for a person. This
 * room judges what a document proves; whether a device may leave is decided one floor up.
 */
@ApplicationModule(
    displayName = "Evidence",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
