/**
 * Contests: an edition with its rules, what schools hand in, who judges, what is awarded, what is
 * shown, and the day on which every work is gone.
 *
 * <p>Words: edition (one contest), batch (what one school hands in), entry (a work under a code),
 * licence (what a guardian allowed for one purpose), use (where a work was shown under a licence),
 * juror (an adult who judges by a link), level (gold, silver, bronze, the sponsor’s own).
 *
 * <p>No author is anywhere: whose code it is stands on a sheet of paper that stays at the school,
 * with the guardians’ signatures. A juror never reads which school. Works lie in this room’s own
 * table and not among the house’s files, because those are kept for ever and these must go.
 */
@ApplicationModule(
    displayName = "Contests",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "schools",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.contests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
