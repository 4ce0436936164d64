/**
 * Getting a classroom there and keeping it whole: what belongs into its kit, on which pallets it
 * travels, the papers it travels with, what arrived, what was looked at on site before the school
 * accepted it, who sits where, and what was exchanged since.
 *
 * <p>Words: kit (devices and accessories of a room, counted), parcel (a pallet or a box of one
 * room), consignment (what leaves on one dispatch slip, with the test records of Annex VI),
 * arrival, checklist, seat map, exchange (a swap or a top-up). Facts of the book are written by the
 * verbs of classrooms; only what changes hands on the way is written here. It does not follow the
 * room up and does not end it: see takeback.
 */
@ApplicationModule(
    displayName = "Delivery",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "collection",
      "wiping",
      "repair",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
