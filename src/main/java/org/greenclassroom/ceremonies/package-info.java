/**
 * The kit of an opening ceremony, drawn from the records: guest list in order of protocol,
 * programme, seat cards, plaque, facts for the speeches, delivery note, press sheet, thank-you
 * letters, certificates for the volunteers who were there.
 *
 * <p>Words: guest (an adult who is asked, with a place in the order of protocol), fact (a figure
 * and where it comes from), sheet (one paper of the kit). It makes figures up nowhere: what is not
 * known is said to be unknown, what was weighed and what was estimated stand apart. Papers are
 * printed when asked for and not kept; the numbered certificates of hours are those of attendance,
 * and whoever has none gets one of participation, without hours.
 */
@ApplicationModule(
    displayName = "Ceremonies",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "custody",
      "schools",
      "classrooms",
      "activities",
      "volunteers",
      "attendance"
    })
@NullMarked
package org.greenclassroom.ceremonies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
