package org.greenclassroom.dismantling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked a licence up.
 *
 * @param source where: the register of a bureau, a telephone call
 * @param file SHA-256 of what was kept of it; null: nothing
 * @param by who looked; null when that account is gone
 */
record Checked(
    long licence,
    Found found,
    String source,
    @Nullable String file,
    Instant at,
    @Nullable String by) {}
