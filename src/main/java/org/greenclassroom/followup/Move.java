package org.greenclassroom.followup;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task got another day.
 *
 * @param byName null: that account is forgotten, or the house did it
 */
public record Move(
    LocalDate fromOn, LocalDate toOn, String reason, Instant movedAt, @Nullable String byName) {}
