/**
 * Who has which place of a day.
 *
 * <p>Words: place (one of a slot's numbered places: a row each, so that no more people can hold one
 * than there are), waiting (in the line, the first first), offer (a freed place kept for one person
 * until they say yes or its time is over), team (a company's block of places with a join code;
 * every person is named before the day, the unnamed are released five days before), lack (what
 * somebody still has to give before a place), calendar file (what calendar programs read; one event
 * for a person and a day). Who came is written one floor up, in attendance.
 */
@ApplicationModule(
    displayName = "Sign-ups",
    allowedDependencies = {"kernel", "frame", "people", "partners", "volunteers", "activities"})
@NullMarked
package org.greenclassroom.signups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
