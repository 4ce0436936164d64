package org.greenclassroom.contests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An adult who judges one edition.
 *
 * @param company that they work for; null: none we deal with
 * @param declaredAt when they said whom to stay away from; null: not yet
 * @param forgottenAt since when nobody knows who it was; null: it is known
 * @param scored how many entries they have scored
 */
public record Juror(
    long juror,
    long edition,
    String name,
    String email,
    String language,
    @Nullable Long company,
    @Nullable String companyName,
    @Nullable Instant declaredAt,
    @Nullable Instant endedAt,
    @Nullable Instant forgottenAt,
    int conflicts,
    int scored) {}
