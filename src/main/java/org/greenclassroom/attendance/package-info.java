/**
 * Who came: the desk at the entrance of a day, with the radio off too; the hours that were given,
 * who confirmed them, the numbered paper about them; and what people said of the day afterwards.
 *
 * <p>Words: entry (one thing said at the desk: in, out, or struck; never changed), presence (one
 * person at one place, however many telephones saw them come: the earliest in, the latest out),
 * word (a coordinator's, by which somebody is admitted who is not simply expected), doubt (what the
 * house knows of an entry that the desk could not), sheet (one answer to the questions afterwards;
 * nobody knows whose).
 *
 * <p>It gives no places (signups do) and knows no person (volunteers do): it says who came, when,
 * and for how long that counts.
 */
@ApplicationModule(
    displayName = "Attendance",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "volunteers",
      "activities",
      "signups"
    })
@NullMarked
package org.greenclassroom.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
