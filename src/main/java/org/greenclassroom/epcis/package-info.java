/**
 * Custody as others read it: each fact of the book as an event of GS1 EPCIS 2.0 in JSON-LD, and the
 * query interface by time and device.
 *
 * <p>It decides nothing and keeps only how far it has told the book to those who hear events: an
 * event is drawn from its fact when it is asked for, a correction becomes an error declaration of
 * the event it voids. It names organisations by number and people not at all.
 */
@ApplicationModule(
    displayName = "EPCIS",
    allowedDependencies = {"kernel", "frame", "custody", "hooks"})
@NullMarked
package org.greenclassroom.epcis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
