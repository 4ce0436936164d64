/**
 * What the one administrator needs: backups that can be brought back, and one page that says how
 * the house is.
 *
 * <p>Words: backup (all rows of one moment, in a file), restore (bringing them back into an empty
 * house), drill (a restore that is only tried). The keys that seal and sign lie outside the
 * database on purpose, and outside the backup too: whoever holds both could forge the book.
 *
 * <p>It asks the catalogue of the database what there is, so that no room can be forgotten; it
 * knows no room's words.
 */
@ApplicationModule(
    displayName = "Operations",
    allowedDependencies = {"kernel", "frame", "custody"})
@NullMarked
package org.greenclassroom.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
