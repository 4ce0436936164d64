/**
 * What tools and papers say of a device: today the logs of nwipe and ShredOS.
 *
 * <p>The raw file is kept under its SHA-256 and never changed; what was read from it stands beside
 * it, drive by drive, with a verdict. A document that does not say for sure which device it speaks
 * of waits for a person. This room judges what a document proves; whether a device may leave is
 * decided one floor up.
 */
@ApplicationModule(
    displayName = "Evidence",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
