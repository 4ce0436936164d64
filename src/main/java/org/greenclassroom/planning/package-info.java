/**
 * The plan: which ready machines go to which approved rooms.
 *
 * <p>A plan is proposed by arithmetic, changed by people, who are told what a change costs, and
 * confirmed in one transaction, which reserves every machine of it. A plan is never edited: another
 * is a new version. Words: plan (one run with its answer), pin (what a person decided for a room),
 * bound (what no plan exceeds), gap.
 *
 * <p>It does not decide who is approved, and sends nothing off.
 */
@ApplicationModule(
    displayName = "Planning",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "donations",
      "evidence",
      "intake",
      "repair",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
