package org.greenclassroom.training;

/** What a teacher would like to learn. */
public enum Wish {
  BASICS,
  OFFICE,
  SAFETY,
  TEACHING,
  CODING,
  ROOM_CARE,
  ACCESS,
  AI
}
