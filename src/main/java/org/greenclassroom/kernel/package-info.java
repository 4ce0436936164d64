/**
 * The bricks: small values that every room is built of. No Spring, no SQL, no words.
 *
 * <p>{@link org.greenclassroom.kernel.Occasion} says who acts and when; {@link
 * org.greenclassroom.kernel.Refusal} says no; {@link org.greenclassroom.kernel.Weight} counts in
 * grams.
 */
@ApplicationModule(
    displayName = "Kernel",
    allowedDependencies = {})
@NullMarked
package org.greenclassroom.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
