package org.greenclassroom.tours;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who drives.
 *
 * @param name null: forgotten, half a year after leaving
 * @param account null: comes in by a link
 * @param carrierName null: our own
 */
record Driver(
    long driver,
    @Nullable String name,
    @Nullable String phone,
    @Nullable Long account,
    @Nullable Long carrier,
    @Nullable String carrierName,
    @Nullable LocalDate leftOn) {}
