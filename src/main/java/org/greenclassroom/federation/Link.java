package org.greenclassroom.federation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody elsewhere who is an account here. */
record Link(
    long link,
    long account,
    String issuer,
    String subject,
    String shown,
    Instant linkedAt,
    @Nullable Instant usedAt) {}
