/**
 * The scanning bench: one mode, then one scan after another; where in the house a device stands;
 * and stock-taking rounds that compare what should be there with what was scanned.
 *
 * <p>Words: scan (one reading of one code), stand (a device on a pallet or shelf, since when),
 * round (expected, found, missing, unexpected, unknown). Facts of the book are written by the pens
 * of the rooms above, never by this room; where in the house something stands is no custody, so it
 * is kept here. It does not declare anything missing: it lists what a round did not find.
 */
@ApplicationModule(
    displayName = "Bench",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
