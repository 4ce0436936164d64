/**
 * What became of computers that are missing: searched for, found, or written off by two people; and
 * the alarm when one of them is heard from again.
 *
 * <p>Words: search (begins when the book says missed, ends with found or written off; its number is
 * that of the fact), step (one thing done to find it, said once, never changed), sign (what tells
 * that it runs or stands somewhere: minutes of use of a later day, a new enrolment, a scan in
 * another room), alarm (a sign after it was missed; somebody settles it).
 *
 * <p>It measures nothing and counts nothing on site: it reads what the rooms below publish. A
 * device is given up only after somebody searched, and by two people; one that is heard from
 * afterwards is found again, and the book takes the giving-up back.
 */
@ApplicationModule(
    displayName = "Losses",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "classrooms",
      "agents",
      "usage",
      "delivery",
      "takeback"
    })
@NullMarked
package org.greenclassroom.losses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
