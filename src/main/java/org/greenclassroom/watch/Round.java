package org.greenclassroom.watch;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one reckoning did.
 *
 * @param snapshots risks that were kept
 * @param letters digests that were written; only the nightly job writes any
 */
public record Round(
    LocalDate day,
    Instant beganAt,
    int rooms,
    int opened,
    int closed,
    int snapshots,
    int letters) {}
