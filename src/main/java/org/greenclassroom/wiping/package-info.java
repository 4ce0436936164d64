/**
 * Destroying data and proving it, drive by drive.
 *
 * <p>A device holds the drives that its list named, that a technician wrote down, or that any
 * document ever saw in it. It is cleared when each of them is proven overwritten, or destroyed
 * before a witness, or was looked for by two and is not there. What a document proves is judged one
 * floor down; this room decides whether it is enough for this device, in this stay.
 */
@ApplicationModule(
    displayName = "Wiping",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "custody",
      "donations",
      "entities",
      "evidence",
      "hooks"
    })
@NullMarked
package org.greenclassroom.wiping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
