/**
 * What it was all worth: figures with receipts, and the donor's outcome report.
 *
 * <p>A figure is the sum of the rows behind it. The rows come from the published views of the rooms
 * below; their sums are kept by those rooms where they write, so that no page adds up millions of
 * rows, and a test holds the two against each other over random lives. Weighed and estimated
 * kilograms are never added; pupils are counted per school year and never added over years. Words:
 * figure, rows, scope (everything, or what one donor gave).
 *
 * <p>Persons are counted and never listed: unique learners, learner-years, planned, logged and
 * learner hours, teachers, volunteers. Nothing under ten is told, nothing that would show it
 * either, and what is declared of earlier years is never added. The audit pack about minors shows
 * from the catalogue that no child is stored.
 *
 * <p>It writes nothing into any other room and claims no avoided emissions.
 */
@ApplicationModule(
    displayName = "Impact",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "schools",
      "classrooms",
      "dismantling",
      "outcomes",
      "activities",
      "lessons",
      "training",
      "usage",
      "checkins",
      "special",
      "attendance",
      "past"
    })
@NullMarked
package org.greenclassroom.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
