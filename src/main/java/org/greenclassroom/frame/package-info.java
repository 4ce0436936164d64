/**
 * The walls: layout, navigation, trays on the home page, refusals, rights at the door, files,
 * languages, assets, paper, the database itself.
 *
 * <p>It knows no room. Rooms hang their own {@link org.greenclassroom.frame.Door}, {@link
 * org.greenclassroom.frame.Tray} and {@link org.greenclassroom.frame.Finder} on it.
 */
@ApplicationModule(displayName = "Frame", allowedDependencies = "kernel")
@NullMarked
package org.greenclassroom.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
