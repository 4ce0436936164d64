/**
 * The public site: what the programme does and what it was worth, for everybody, without an
 * account, on a bad line and on paper.
 *
 * <p>Words: counter (a figure of impact as it was last read, with its definition and that moment),
 * consent (a school's yes or no to a page about one of its rooms; the latest counts), open room
 * (one to which its school said yes), story (of a day with people), reader (of the newsletter; an
 * address and nothing else, with a day on which it goes), issue (a newsletter that was sent).
 *
 * <p>It reckons nothing and names nobody: figures are impact's, the map is the atlas', whether a
 * photograph may be shown is asked of photographs each time. What a school takes back is gone at
 * the next look. The page behind a device's code is custody's, those behind a paper's code are the
 * rooms' that made it; this room finds the right one.
 */
@ApplicationModule(
    displayName = "Site",
    allowedDependencies = {
      "kernel",
      "frame",
      "schools",
      "classrooms",
      "activities",
      "photographs",
      "atlas",
      "impact"
    })
@NullMarked
package org.greenclassroom.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
