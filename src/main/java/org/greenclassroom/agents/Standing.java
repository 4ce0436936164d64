package org.greenclassroom.agents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who an agent is.
 *
 * @param name as it calls itself
 * @param classroom where its device is now, or was when it enrolled; null: in none yet
 * @param retiredAt days after this are not its own; null: not retired
 */
public record Standing(
    long agent,
    String name,
    long device,
    @Nullable Long classroom,
    State state,
    Instant enrolledAt,
    @Nullable Instant retiredAt) {}
