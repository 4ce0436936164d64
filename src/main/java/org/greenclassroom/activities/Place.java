package org.greenclassroom.activities;

import java.time.Instant;
import org.greenclassroom.volunteers.ClearanceKind;
import org.jspecify.annotations.Nullable;

/**
 * A slot as it is wished for.
 *
 * @param name blank: as its duty is called
 * @param language null: any
 */
public record Place(
    Duty duty,
    String name,
    Instant startsAt,
    Instant endsAt,
    int capacity,
    int minAge,
    @Nullable ClearanceKind clearance,
    @Nullable String language,
    boolean withChildren,
    boolean photosAllowed) {}
