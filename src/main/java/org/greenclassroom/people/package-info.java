/**
 * Who may enter: accounts, their roles by organisation, signing in, API tokens.
 *
 * <p>No pupil ever has an account. It does not know what partners are: a role names an organisation
 * by its id.
 */
@ApplicationModule(
    displayName = "People",
    allowedDependencies = {"kernel", "frame"})
@NullMarked
package org.greenclassroom.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
