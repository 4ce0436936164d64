/**
 * From a donor's list to tagged, counted, weighed and inspected devices.
 *
 * <p>A list is read as it comes (any spreadsheet, any of the encodings that companies send), shown
 * row by row as accepted, warned or refused, and becomes a lot only when an officer says so. What
 * arrives of the lot is received on a slip with two names; what does not arrive stays announced and
 * is shown as a difference. Words: lot, item (an announced device of a lot), receipt, inspection.
 *
 * <p>It does not wipe, does not judge reuse value, and holds no price.
 */
@ApplicationModule(
    displayName = "Intake",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody"})
@NullMarked
package org.greenclassroom.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
