/**
 * The catalogue: the list of all devices, a million of them if need be. Narrowed, sorted, searched,
 * exported as it is seen, and changed many at a time.
 *
 * <p>Words: filter (which devices are meant; it lives in the address), sweep (one change of many
 * devices, each judged for itself, with exact counts). It reads what custody publishes and owns
 * nothing of a device; facts are written by the pens of the rooms above, as at the bench. One
 * device with its strip is custody's own page.
 */
@ApplicationModule(
    displayName = "Catalogue",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
