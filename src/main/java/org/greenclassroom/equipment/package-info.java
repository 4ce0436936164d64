/**
 * What stands in a room so that pupils with special needs can work there: screen readers, voices,
 * magnifiers, Braille displays, headsets, key stickers, tables of another height; their licences
 * with the day on which these end; and what of the room's profile is still lacking.
 *
 * <p>Words: profile (the features that a room must have; said in classrooms), item (a product that
 * gives a room one feature, at all seats, at some, or at one), licence (a right to use it, until a
 * day), measure (at how many seats a feature is needed, where it is not all of them).
 *
 * <p>All of it belongs to a room and its seats, never to a child. It moves no computers, and
 * chooses none: that is planned one room further.
 */
@ApplicationModule(
    displayName = "Equipment",
    allowedDependencies = {"kernel", "frame", "partners", "classrooms"})
@NullMarked
package org.greenclassroom.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
