package org.greenclassroom.distance;

/** What stands in the room of a class. */
public enum Equipment {
  SCREEN,
  CAMERA,
  MICROPHONE,
  SPEAKERS,
  COMPUTERS,
  TELEPHONE
}
