/**
 * How a donation comes home: pick-ups with the page a driver carries on a phone, their calendar,
 * collection drives, and things without a tag or serial, counted and weighed by class.
 *
 * <p>Words: pick-up (an order to fetch, with a window), driver's link (opens one pick-up in one
 * browser, without an account), thing (a piece without an identity of its own), class of things,
 * origin (the receipt, pick-up or drive where it was counted), disposition (what became of counted
 * things), drive (a collection day), container (what data-bearing things and damaged batteries are
 * sealed in). It writes no line in the book: computers get one when intake receives them.
 */
@ApplicationModule(
    displayName = "Collection",
    allowedDependencies = {"kernel", "frame", "people", "partners", "custody", "donations"})
@NullMarked
package org.greenclassroom.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
