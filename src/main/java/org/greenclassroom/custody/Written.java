package org.greenclassroom.custody;

import java.time.Instant;

/** A fact as it now stands in the book. */
public record Written(
    long number,
    Tag tag,
    int nth,
    FactKind kind,
    Stage stage,
    Instant occurredAt,
    Instant recordedAt,
    String hash) {}
