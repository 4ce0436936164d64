/**
 * What a company is told after a day and of a year, and all days that were ever held.
 *
 * <p>Words: figure (a sum with its rows: both come from one statement), subject (whose days of
 * which time), old day (one held before this house counted, reconstructed from a report that is
 * named; never added to what was counted).
 *
 * <p>It owns nothing of a day: who came, hours, photographs and kilograms are the other rooms'
 * word. Whoever withdraws a photograph is gone from every report at the next look.
 */
@ApplicationModule(
    displayName = "Engagement",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "activities",
      "photographs",
      "attendance",
      "signups",
      "collection",
      "donations",
      "lists",
      "custody",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
