package org.greenclassroom.calendar;

import org.jspecify.annotations.Nullable;

/**
 * A calendar, without its days.
 *
 * @param parent whose days hold where it says nothing; null: a territory's
 * @param division the first digits of GB/T 2260; null: not a division's
 * @param school null: not a school's
 * @param schools how many schools follow it
 */
record Owner(
    long calendar,
    Level level,
    @Nullable Long parent,
    String territory,
    @Nullable String division,
    @Nullable Long school,
    String name,
    String zone,
    int schools) {}
