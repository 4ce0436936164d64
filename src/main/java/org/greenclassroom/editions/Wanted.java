package org.greenclassroom.editions;

import org.jspecify.annotations.Nullable;

/** What somebody wants an edition of; what its kind does not ask for is left out. */
public record Wanted(
    Kind kind,
    @Nullable Long donor,
    @Nullable Long lot,
    @Nullable Long classroom,
    @Nullable Integer year) {}
