package org.greenclassroom.attendance;

import java.time.LocalDate;
import org.greenclassroom.activities.Duty;
import org.jspecify.annotations.Nullable;

/**
 * Hours that were written down.
 *
 * @param name null: forgotten since
 * @param company for whose team; null: for nobody's
 * @param place null: as its duty is called
 * @param actual minutes
 * @param reason why they were refused; null: they were not
 */
record Given(
    long hours,
    long activity,
    String title,
    LocalDate day,
    long slot,
    long volunteer,
    @Nullable String name,
    @Nullable String company,
    Duty duty,
    @Nullable String place,
    int planned,
    int actual,
    String words,
    HoursState state,
    long loggedBy,
    @Nullable String reason) {}
