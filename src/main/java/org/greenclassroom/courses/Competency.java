package org.greenclassroom.courses;

/** The four core competencies of China's information technology standard of 2022. */
public enum Competency {
  AWARENESS,
  THINKING,
  LEARNING,
  RESPONSIBILITY
}
