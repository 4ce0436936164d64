/**
 * The mass ledger: pieces and kilograms by category in, out and in stock on any date, per donor and
 * per year, always balanced; and what GRI 306 asks for.
 *
 * <p>Words: posting (what one fact of the book moved, into a stock or out of it), stock (in the
 * house, on loan, at a plant, missing), flow (received, dismantled, lost, left to a school, given
 * back, corrected, moved), basis (weighed or estimated; never one number), end (the last posting of
 * a device, and its evidence). Received minus what ended is what is in stock.
 *
 * <p>It measures nothing and decides nothing: it reckons from the book and from what plants
 * certified, and can be emptied and reckoned again. What is not known is said to be unknown.
 */
@ApplicationModule(
    displayName = "Balance",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "donations",
      "collection",
      "repair",
      "dismantling"
    })
@NullMarked
package org.greenclassroom.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
