package org.greenclassroom.engagement;

import java.time.LocalDate;
import org.greenclassroom.activities.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A day from before this house counted, as a report tells it.
 *
 * @param company as the report writes it; empty: none
 * @param volunteers null: the report does not say
 * @param minutes together; null: the report does not say
 * @param pupils null: the report does not say
 * @param page where in the report; empty: not said
 */
record OldDay(
    int line,
    LocalDate day,
    Kind kind,
    String title,
    String company,
    String school,
    String place,
    @Nullable Integer volunteers,
    @Nullable Integer minutes,
    @Nullable Integer pupils,
    Quality quality,
    String page) {}
