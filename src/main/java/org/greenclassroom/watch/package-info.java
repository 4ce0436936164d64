/**
 * What is silent, late or at risk: for each classroom how many school days nobody heard of it, the
 * alerts that follow with an owner and a thing to do, the indicators with their coverage, a risk
 * score whose every point names its reason, and the report card of a school.
 *
 * <p>Words: signal (a sign that a room lives: minutes of use, a check-in, a visit), silence (school
 * days since the last one), finding (a rule that holds today), alert (a finding somebody owns until
 * it is over), indicator (a figure with its definition), measure (its value in a month and scope,
 * with how many of how many reported), snapshot (a room's risk on a day, never changed), card.
 *
 * <p>Silence counts against a room and unknown is never zero. It measures nothing itself: it reads
 * what the rooms below publish, mostly sums, and keeps no row about a person.
 */
@ApplicationModule(
    displayName = "Watch",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "schools",
      "calendar",
      "classrooms",
      "tickets",
      "usage",
      "followup",
      "visits",
      "checkins",
      "lessons",
      "training",
      "activities",
      "signups",
      "attendance",
      "photographs",
      "special"
    })
@NullMarked
package org.greenclassroom.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
