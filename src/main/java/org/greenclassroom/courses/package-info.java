/**
 * Courses: the catalogue of what can be taught in a room, in three languages, in versions that are
 * never changed once they were published.
 *
 * <p>Words: course (its code), version (DRAFT, PUBLISHED), unit (a piece of a course, named when a
 * lesson is logged), module (of China's information technology standard of 2022), competence (of
 * UNESCO's Digital Literacy Global Framework), pack (files of a version for a USB stick; each with
 * its SHA-256, sealed before it leaves).
 *
 * <p>It knows no room and no timetable: which pack stands in which room, and what was taught when,
 * is written by lessons.
 */
@ApplicationModule(
    displayName = "Courses",
    allowedDependencies = {"kernel", "frame", "people"})
@NullMarked
package org.greenclassroom.courses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
