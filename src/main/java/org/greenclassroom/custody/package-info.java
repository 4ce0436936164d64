/**
 * The book by the stairs: each device's identity, what happened to it, its present stage, holder
 * and place, and the slips on which it changed hands.
 *
 * <p>Facts are written and never changed. It does not know why something happened, nor who may do
 * it: that is the rooms' matter. It keeps no names and no free text about people; the two names on
 * a slip lie apart, so that a person can be forgotten without touching the book.
 */
@ApplicationModule(
    displayName = "Custody",
    allowedDependencies = {"kernel", "frame", "people", "partners"})
@NullMarked
package org.greenclassroom.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
