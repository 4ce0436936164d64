/**
 * Money, lightly: who sponsors a classroom with how much in which instalments, what was promised in
 * return, what the room cost, and what that is by seat and by learner in one currency.
 *
 * <p>Amounts are whole hundredths of a currency and stay in the currency they came in; they are
 * reckoned into another only by a rate that somebody wrote down, with its day and its source. What
 * is unknown is said to be unknown. It is no bookkeeping: it is exported for the accountant. Who
 * pays at all stands one floor down (classrooms, Funding); a sponsorship sees to it that it does.
 */
@ApplicationModule(
    displayName = "Funding",
    allowedDependencies = {"kernel", "frame", "people", "partners", "papers", "classrooms"})
@NullMarked
package org.greenclassroom.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
