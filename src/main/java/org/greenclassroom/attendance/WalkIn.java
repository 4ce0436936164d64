package org.greenclassroom.attendance;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who came without having asked for a place.
 *
 * @param speaks en, zh, fr
 * @param atLeast 16, 18 or 21: "I am at least so old"; null: not said
 * @param agreed to the texts that are asked for, which they had before them
 */
record WalkIn(
    long slot,
    String name,
    String email,
    String speaks,
    @Nullable Integer atLeast,
    boolean agreed) {}
