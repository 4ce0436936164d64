/**
 * From a donor's list to tagged, counted, weighed and inspected devices.
 *
 * <p>A list that was read (in lists) becomes a lot only when an officer says so. What arrives of
 * the lot is scanned into a session and received on one slip with two names; what is not as it was
 * announced is a difference with a reason, confirmed by a second person. Words: lot, item (an
 * announced device of a lot), session, scan, difference, receipt, inspection.
 *
 * <p>It does not wipe, does not judge reuse value, and holds no price.
 */
@ApplicationModule(
    displayName = "Intake",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "donations",
      "lists",
      "collection"
    })
@NullMarked
package org.greenclassroom.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
