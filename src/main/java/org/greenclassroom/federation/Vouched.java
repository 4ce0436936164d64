package org.greenclassroom.federation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a provider vouches for.
 *
 * @param shown what a person knows it by: an e-mail address, a member's id
 * @param address an e-mail address for which the provider may speak, verified; null: none
 * @param addressRefused why there is none: a key into the words
 * @param twoFactors it asked for a second factor, and here that counts
 * @param asked when it last asked them who they are; null: it does not say
 */
record Vouched(
    String issuer,
    String subject,
    String shown,
    @Nullable String address,
    String addressRefused,
    boolean twoFactors,
    @Nullable Instant asked) {}
