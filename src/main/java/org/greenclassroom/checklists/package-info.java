/**
 * Checklists: what is asked on a visit, in a check-in, in an inventory, in a questionnaire; in
 * three languages, in versions that are never changed once they were published.
 *
 * <p>Words: checklist (its code and what it is used for), version (DRAFT, PUBLISHED, RETIRED), item
 * (one question, or a heading, or a remark), option, answer (a value, or the reason why there is
 * none, and a star where somebody wants it followed up).
 *
 * <p>An option's code of a published version never changes: whoever filled in a form offline months
 * ago used it. A change is a new version; the old one is answered for two years more.
 *
 * <p>It keeps no answers. Rooms above keep theirs, and ask here whether they are complete.
 */
@ApplicationModule(
    displayName = "Checklists",
    allowedDependencies = {"kernel", "frame", "people"})
@NullMarked
package org.greenclassroom.checklists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
