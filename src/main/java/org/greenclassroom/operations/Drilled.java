package org.greenclassroom.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was tried.
 *
 * @param file its name, without the folder
 * @param madeAt the moment whose rows it has; null when it could not be brought back, as all counts
 * @param files that its rows name
 * @param missing of them, not there with the bytes of their hash
 * @param trouble what is wrong, in the words of the machine; null when nothing is
 */
record Drilled(
    Instant drilledAt,
    Instant endedAt,
    String file,
    @Nullable Instant madeAt,
    @Nullable Long rows,
    @Nullable Long facts,
    @Nullable Long files,
    @Nullable Long missing,
    @Nullable String trouble) {}
