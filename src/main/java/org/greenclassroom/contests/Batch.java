package org.greenclassroom.contests;

import org.jspecify.annotations.Nullable;

/**
 * What one school hands in.
 *
 * @param secret of its link; null: the link was ended
 * @param nameSchool whether the public may read which school
 */
public record Batch(
    long batch,
    long edition,
    long school,
    String schoolName,
    @Nullable String secret,
    boolean nameSchool,
    int entries) {}
