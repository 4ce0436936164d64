/**
 * What it was all worth: figures with receipts, and the donor's outcome report.
 *
 * <p>A figure is the sum of the rows behind it. The rows come from the published views of the rooms
 * below; their sums are kept by those rooms where they write, so that no page adds up millions of
 * rows, and a test holds the two against each other over random lives. Weighed and
 * estimated kilograms are never added; pupils are counted per school year and never added over
 * years. Words: figure, rows, scope (everything, or what one donor gave).
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
      "classrooms",
      "dismantling",
      "outcomes"
    })
@NullMarked
package org.greenclassroom.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
