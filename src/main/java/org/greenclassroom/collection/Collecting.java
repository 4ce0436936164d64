package org.greenclassroom.collection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was fetched, as it stands written. */
record Collecting(
    UUID key,
    long slip,
    int pallets,
    List<String> seals,
    @Nullable Long grams,
    List<Remark> remarks,
    Instant collectedAt,
    Instant recordedAt,
    @Nullable String recordedBy,
    List<String> photos) {}
