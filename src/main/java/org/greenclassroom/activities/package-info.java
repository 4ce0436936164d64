/**
 * Days with people: opening ceremonies, volunteer lessons, team building, refurbishing days,
 * distance sessions, collection drives, award ceremonies, revisits.
 *
 * <p>Words: activity (one day, of a kind), slot (places for one duty at one time), run-sheet (the
 * day line by line), checklist (what is to be done before it), consent (what volunteers must have
 * signed), approval (by the school, before anything is published), address (of its public page).
 * Each kind brings its own checklist, slots, consents and run-sheet.
 *
 * <p>It does not know who comes: rooms above hang {@link org.greenclassroom.activities.DayWatch}
 * (told when a day is published, moved, cancelled, held), {@link
 * org.greenclassroom.activities.Roster} (says what lacks before it may be), {@link
 * org.greenclassroom.activities.Places} (free places) and {@link
 * org.greenclassroom.activities.DayPanel} (a part of its page). A day is removed only so that it
 * can be brought back.
 */
@ApplicationModule(
    displayName = "Activities",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "schools",
      "classrooms",
      "collection",
      "volunteers"
    })
@NullMarked
package org.greenclassroom.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
