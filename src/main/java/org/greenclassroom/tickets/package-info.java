/**
 * What is wrong in a room, and how long it takes to put it right.
 *
 * <p>Words: ticket (one thing that is wrong or asked), clock (what happened to a ticket's time,
 * written and never changed), interval (running, paused for a reason, solved, closed), timer
 * (office time while it ran), deadline (a day that a person promised; the house never moves it),
 * policy (by when what is due, in versions), carry (a part for the next visit).
 *
 * <p>While a ticket is paused or solved its time stands still: it is never late and nobody is
 * reminded. It moves no devices: what was decided with one is written into the book, or stands on
 * the pages of delivery and takeback, and the ticket reads it there. No child's name belongs here.
 */
@ApplicationModule(
    displayName = "Tickets",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "calendar",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
