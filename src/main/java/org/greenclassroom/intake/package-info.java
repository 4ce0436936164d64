/**
 * From a donor's list to tagged, counted, weighed and inspected devices.
 *
 * <p>A list that was read (in lists) becomes a lot only when an officer says so. What arrives of
 * the lot is received on a slip with two names; what does not arrive stays announced and is shown
 * as a difference. Words: lot, item (an announced device of a lot), receipt, inspection.
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
      "lists"
    })
@NullMarked
package org.greenclassroom.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
