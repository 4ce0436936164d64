/**
 * Whom the programme deals with: donors, sponsors, schools, carriers, dismantling plants, and the
 * programme itself (partner 1); their sites, and licences with dates.
 *
 * <p>It keeps organisations, not what was done with them.
 */
@ApplicationModule(
    displayName = "Partners",
    allowedDependencies = {"kernel", "frame"})
@NullMarked
package org.greenclassroom.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
