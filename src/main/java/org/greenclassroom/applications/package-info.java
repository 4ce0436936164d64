/**
 * A school asks for a classroom, and gets an answer: its application, the desk review, the score
 * whose every point names its fact, the decision.
 *
 * <p>A form is kept as typed until it is sent; an officer then reads it, asks back, finds out
 * whether the school is known and asked before, and orders a survey of the room. Points come from
 * dated weights and from facts alone; what nobody knows gives none. An approval takes two officers
 * and plans the classroom in the same moment; nobody funds the same room twice without a reason
 * that is kept.
 *
 * <p>It counts pupils and knows none. The survey itself is made in surveys, the classroom lives in
 * classrooms. Words: application, question, learned fact, weighting, criterion, score, decision.
 */
@ApplicationModule(
    displayName = "Applications",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "schools",
      "classrooms",
      "surveys"
    })
@NullMarked
package org.greenclassroom.applications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
