/**
 * The plan of the follow-up: who visits or asks which classroom by which day, from the acceptance
 * to the end of the loan, and whom we talked to in between.
 *
 * <p>Words: cadence (how often rooms of a kind are visited and asked; in versions), task (a visit,
 * a check-in, an inventory or a questionnaire that is to be done for a room by a day), move (a task
 * gets another day, with a reason; never forgotten), contact (a call, a message or a letter, and
 * what comes next).
 *
 * <p>It plans and keeps count. What happened on a visit is said in visits, what the school reports
 * in checkins; both say here that a task is done. The end of a loan is not planned here: its
 * milestones stand in classrooms.
 */
@ApplicationModule(
    displayName = "Follow-up",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "calendar",
      "collection",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
