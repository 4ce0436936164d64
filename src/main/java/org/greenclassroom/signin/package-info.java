/**
 * Signing in with more than a password: codes of the moment, passkeys, recovery, and where somebody
 * is signed in.
 *
 * <p>Words: second factor (what is asked after a password), code (six digits of the moment from an
 * app), recovery code (one of ten on paper, each good once), passkey (a key in a phone, computer or
 * stick that asks for a finger, a face or a PIN), sitting (one browser that is signed in).
 *
 * <p>Accounts, passwords, roles and tokens belong to people; what sign-in asks of which role stands
 * in {@code Asked} and nowhere else.
 */
@ApplicationModule(
    displayName = "Signing in",
    allowedDependencies = {"kernel", "frame", "people"})
@NullMarked
package org.greenclassroom.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
