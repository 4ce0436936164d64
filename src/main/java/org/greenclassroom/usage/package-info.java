/**
 * Minutes of use: one row per computer and day, from our agent, the stock GLPI agent's contacts, a
 * file on a stick, or a teacher's weekly number; each says where it comes from.
 *
 * <p>Words: day (minutes of one computer on one day, in revisions: the highest wins), batch (what
 * was sent in one piece; its id is its hash), bundle (a batch as a file), contact (a sign of life
 * without minutes), stray (minutes of which nobody knows the day), flag (what must be looked at),
 * signal (the latest sign).
 *
 * <p>Silence is not zero: a computer that told nothing has no minutes, one that nobody used has
 * none either, and the two are never added or shown as the same. From the day after a computer was
 * missed or collected its minutes are not the school's: they are refused, and only the day on which
 * it ran is remembered. It knows no names, no addresses and nothing finer than a day. It alerts
 * nobody: see watch. Whose agent speaks, agents knows.
 */
@ApplicationModule(
    displayName = "Usage",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "schools",
      "custody",
      "calendar",
      "classrooms",
      "agents"
    })
@NullMarked
package org.greenclassroom.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
