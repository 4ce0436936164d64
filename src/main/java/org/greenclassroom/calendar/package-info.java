/**
 * Which days count: school days, examination days, holidays, and the weekend days on which China
 * works instead; by territory, division and school. And office hours, so that a term can be said in
 * working time.
 *
 * <p>Words: calendar (of a territory, a division, or one school; the nearer one has the word), span
 * (days from … to … of one kind, with its source), standing (published; expected, when nobody
 * published it yet; local), running count (school days and working days before a day).
 *
 * <p>It plans nothing. Counts are kept for every day, rebuilt with every change in the same
 * transaction, so that "how many school days between" is two look-ups, for one school or for five
 * thousand at once.
 */
@ApplicationModule(
    displayName = "Calendar",
    allowedDependencies = {"kernel", "frame", "people", "partners", "schools"})
@NullMarked
package org.greenclassroom.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
