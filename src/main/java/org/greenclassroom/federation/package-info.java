/**
 * Signing in elsewhere: OpenID Connect with providers of one's own choice, and WeChat Work, which
 * has a token exchange of its own.
 *
 * <p>It makes no accounts and gives no roles: it links an account that exists with somebody whom a
 * provider vouches for, and {@link org.greenclassroom.people.Entrance} opens the session. No script
 * of a provider ever stands on a page of ours; people are sent there and come back.
 */
@ApplicationModule(
    displayName = "Federation",
    allowedDependencies = {"kernel", "frame", "people"})
@NullMarked
package org.greenclassroom.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
