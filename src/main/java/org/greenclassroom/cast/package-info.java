/**
 * The Cast: the demonstration programme. A dozen named donors, schools and plants, and some hundred
 * computers that live through three and a half years of it, the same in demonstrations, tests and
 * screenshots.
 *
 * <p>It stands on the roof and sees every floor. It writes nothing itself: everything happens
 * through the front doors, on earlier occasions. It only plays where {@code --demo} was asked for
 * and the house is still empty.
 */
@ApplicationModule(
    displayName = "Cast",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "past",
      "schools",
      "entities",
      "papers",
      "custody",
      "donations",
      "claims",
      "doubt",
      "collection",
      "evidence",
      "intake",
      "wiping",
      "repair",
      "hooks",
      "classrooms",
      "delivery",
      "dismantling",
      "surveys",
      "usage",
      "applications",
      "takeback",
      "losses",
      "balance",
      "equipment",
      "outcomes",
      "planning",
      "funding",
      "tickets",
      "agents",
      "checkins",
      "checklists",
      "watch",
      "glpi",
      "atlas",
      "followup",
      "visits",
      "volunteers",
      "activities",
      "signups",
      "photographs",
      "ceremonies",
      "courses",
      "lessons",
      "training",
      "special",
      "contests",
      "coding",
      "attendance",
      "distance",
      "engagement",
      "endings",
      "calendar",
      "tours",
      "editions",
      "site",
    })
@NullMarked
package org.greenclassroom.cast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
