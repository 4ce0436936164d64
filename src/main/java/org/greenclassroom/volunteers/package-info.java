/**
 * Adults who give time: company staff and private persons. Known by their e-mail, let in by a link
 * in a letter, without an account.
 *
 * <p>Words: volunteer, clearance (that a paper was seen: its kind, its result, the day, until when;
 * never the paper itself), text (code of conduct, waiver, training; in versions, in three
 * languages), agreement (who signed which version), lack (what a person still needs before a day),
 * report (of a safeguarding incident: written once, never deleted, read by the safeguarding leads
 * alone). No birth date and no number of an identity card is kept: a person says to be at least 16,
 * 18 or 21. A person who wants to be forgotten stays as a number.
 *
 * <p>Rooms above hang {@link org.greenclassroom.volunteers.MePart} (a part of a volunteer's own
 * page) and {@link org.greenclassroom.volunteers.Forgotten} (told when a person is forgotten).
 */
@ApplicationModule(
    displayName = "Volunteers",
    allowedDependencies = {"kernel", "frame", "people", "partners", "calendar"})
@NullMarked
package org.greenclassroom.volunteers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
