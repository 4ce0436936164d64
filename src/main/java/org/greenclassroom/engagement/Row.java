package org.greenclassroom.engagement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One of the rows of which a figure is the sum.
 *
 * @param key unique within the figure
 * @param day null: it is about more than one
 * @param what the day's title, a school's or a room's name, a class of things; null: nothing to say
 * @param detail a stable word or a count, said by the page; null: nothing more
 */
record Row(
    long key,
    long amount,
    @Nullable LocalDate day,
    @Nullable String what,
    @Nullable String detail) {}
