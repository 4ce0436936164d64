/**
 * Frozen editions: what is published about what it was worth, and can never be said to have been
 * otherwise.
 *
 * <p>Words: edition (a report with its figures, the rows behind them, its words in three languages,
 * method, coefficients, seed and version of the code, all under one hash), draft (an edition that
 * nobody published yet; it is frozen already), publication (by another person than the one who drew
 * it up), correction (a later edition of the same that says what changed and why), chapter (what
 * gives an edition some of its figures: a bean, hung by whoever knows the rows), line (a frozen row
 * behind a figure).
 *
 * <p>It reckons nothing: a figure is the sum of its frozen lines, and the lines come out of one
 * statement over the views of the rooms below; about persons, whom nobody lists, one line is the
 * figure. Claims of which an edition tells are used once it is published. It changes nothing, not
 * even a typing error.
 */
@ApplicationModule(
    displayName = "Editions",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "custody",
      "donations",
      "method",
      "classrooms",
      "dismantling",
      "equipment",
      "funding",
      "lessons",
      "tickets",
      "training",
      "usage",
      "activities",
      "visits",
      "attendance",
      "past",
      "claims",
      "impact"
    })
@NullMarked
package org.greenclassroom.editions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
