package org.greenclassroom.training;

/** The six aspects of a teacher's work in ICT-CFT, version 3. */
public enum Aspect {
  UNDERSTANDING,
  CURRICULUM,
  PEDAGOGY,
  DIGITAL_SKILLS,
  ORGANISATION,
  LEARNING
}
