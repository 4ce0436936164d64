/**
 * Self-doubt: every night the house looks for what it says itself and what cannot both be true.
 *
 * <p>Words: contradiction (two statements of ours of which at least one is wrong), kind, look (one
 * search for all of them), owner (who finds out; nobody: all officers), closed (somebody said why),
 * gone (a look did not find it any more, and on which day).
 *
 * <p>It corrects nothing: it names what stands against what, and where to look. One that is said to
 * be put right and is found again is opened again; one that is explained stays closed while what is
 * told of it is the same.
 */
@ApplicationModule(
    displayName = "Doubt",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "schools",
      "evidence",
      "lists",
      "wiping",
      "repair",
      "classrooms",
      "dismantling",
      "agents",
      "activities",
      "lessons",
      "takeback",
      "tickets",
      "usage",
      "balance",
      "losses",
      "endings",
      "visits",
      "signups",
      "attendance",
      "past"
    })
@NullMarked
package org.greenclassroom.doubt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
