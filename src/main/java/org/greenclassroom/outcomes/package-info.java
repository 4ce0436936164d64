/**
 * The lot that closes: what was pledged, collected, received, cleared, and what became of each
 * item; the papers that come only from a closed lot; the donor's own pages and letters.
 *
 * <p>A lot closes when every item of it has an outcome with evidence, by two people; then the
 * reckoning is frozen and papers may be issued from it. Opened again, all of them are revoked.
 * Words: outcome (what became of an item), reckoning (all of them added up), closing, paper,
 * entitlement (the right to issue a donation receipt), milestone.
 *
 * <p>It changes nothing of an item: what became of it is the other rooms' word. It issues no
 * donation receipts; it keeps those that an entitled organisation issued.
 */
@ApplicationModule(
    displayName = "Outcomes",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "donations",
      "evidence",
      "collection",
      "intake",
      "wiping",
      "classrooms",
      "dismantling"
    })
@NullMarked
package org.greenclassroom.outcomes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
