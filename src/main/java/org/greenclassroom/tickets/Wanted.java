package org.greenclassroom.tickets;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets somebody wants to see.
 *
 * @param state null: whatever it is
 * @param device its id
 * @param own the schools of which this reader may know; null: all
 * @param opened the newest first; else by what is due
 */
record Wanted(
    String q,
    Ticket.@Nullable State state,
    @Nullable Severity severity,
    @Nullable Category category,
    @Nullable Piece part,
    @Nullable Long classroom,
    @Nullable Long device,
    boolean late,
    boolean paused,
    boolean visit,
    @Nullable Set<Long> own,
    boolean opened) {}
