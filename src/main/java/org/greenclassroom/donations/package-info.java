/**
 * A donation: what somebody offers and under which terms it is given; the lot that it is from the
 * first word to the last line.
 *
 * <p>A form is kept as typed until it is sent; an offer is then screened beside the minimum of its
 * day and answered once; from an accepted one a lot is opened, with its pledge, its funders and its
 * transfer agreement, which says whose the things are.
 *
 * <p>It knows the lot as a whole. Its single items are announced and received in intake, and what
 * became of them is told in outcomes.
 */
@ApplicationModule(
    displayName = "Donations",
    allowedDependencies = {"kernel", "frame", "people", "partners", "papers", "entities"})
@NullMarked
package org.greenclassroom.donations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
