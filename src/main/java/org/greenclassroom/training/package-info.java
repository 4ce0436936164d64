/**
 * Teach the teachers: who teaches at a school and agreed to be known, what they wish to learn, the
 * sittings of a course and who came, what they say they can do before and after, who taught whom,
 * whether it is used in class, certificates with a level and an end, and from all that where a
 * school stands.
 *
 * <p>Words: teacher (an adult of a school), sitting (one meeting of a course, which was held or
 * not), generation (1: taught by the programme; 2: by a teacher it taught), follow-up (the question
 * a month, three and six after a sitting), sheet (what somebody says of themselves, without a
 * name).
 *
 * <p>No pupil is here. What fewer than five people said is shown to nobody, and a sum is made of
 * what is shown. It keeps no log of lessons: how many somebody gave the principal confirms.
 */
@ApplicationModule(
    displayName = "Training",
    allowedDependencies = {
      "kernel",
      "frame",
      "people",
      "partners",
      "entities",
      "schools",
      "courses",
      "classrooms"
    })
@NullMarked
package org.greenclassroom.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
