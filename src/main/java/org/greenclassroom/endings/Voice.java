package org.greenclassroom.endings;

import java.time.Instant;
import org.greenclassroom.classrooms.Party;
import org.jspecify.annotations.Nullable;

/**
 * What a side said of a proposal.
 *
 * @param words why not, or why it was decided without this side; empty: nothing
 * @param name of whoever answered by a link; null: by account, or forgotten
 * @param account null: by a link
 */
public record Voice(
    Party side,
    Reply answer,
    String words,
    @Nullable String name,
    @Nullable Long account,
    Instant saidAt) {}
