/**
 * A donation: what somebody offers and under which terms it is given; the lot that it is from the
 * first word to the last line.
 *
 * <p>It knows the lot as a whole. Its single items are announced and received in intake, and what
 * became of them is told in outcomes.
 */
@ApplicationModule(
    displayName = "Donations",
    allowedDependencies = {"kernel", "frame", "people", "partners", "papers"})
@NullMarked
package org.greenclassroom.donations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
