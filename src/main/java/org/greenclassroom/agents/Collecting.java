package org.greenclassroom.agents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A collector.
 *
 * @param name as it calls itself
 * @param classroom in whose room it stands
 * @param retiredAt null: not retired
 */
public record Collecting(
    long collector, String name, long classroom, Instant enrolledAt, @Nullable Instant retiredAt) {}
