/**
 * The site survey: what a school's room is like on the day somebody stood in it. Power, earthing,
 * door, damp, line, furniture, lease, teachers' hours, and whose computers are there already.
 *
 * <p>Words: errand (a survey that was ordered: which room, for how many seats, until when), sheet
 * (what an engineer fills in, without a network if need be), question, answer, finding (one fact,
 * good or poor or unknown, with its sentence), readiness (all findings of a room).
 *
 * <p>What nobody looked at stays unknown: it is never read as zero or as no. A survey is never
 * changed: a newer one stands beside it, and two that did not know of each other are shown together
 * until an officer says which counts. It gives no points: whoever scores names findings.
 */
@ApplicationModule(
    displayName = "Surveys",
    allowedDependencies = {"kernel", "frame", "people", "partners", "schools"})
@NullMarked
package org.greenclassroom.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
