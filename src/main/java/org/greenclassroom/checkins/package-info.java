/**
 * Check-ins: the school's own word. Each month how many computers work; each half-year an inventory
 * of the room; once in a while what principal and teachers say, and what a class answers, counted.
 *
 * <p>Words: link (a secret address of one room, without an account, that can be changed and ended),
 * room code (four letters for paper and SMS), report (what a school said of a period, by a link, an
 * SMS, on paper or to the office), revision (a later report of the same period; the old one stays),
 * roll (what became of each computer on the list of an inventory).
 *
 * <p>No pupil is anywhere: a class is counted by raised hands. What few people said is shown to
 * nobody. It changes nothing in the book: where an inventory and the book do not agree, an officer
 * sees both. Hours of lessons by week belong to usage.
 */
@ApplicationModule(
    displayName = "Check-ins",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "checklists",
      "classrooms",
      "tickets",
      "followup"
    })
@NullMarked
package org.greenclassroom.checkins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
