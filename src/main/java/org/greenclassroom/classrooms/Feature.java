package org.greenclassroom.classrooms;

/** What a special-needs profile of a room asks for. It belongs to the room, never to a child. */
public enum Feature {
  SCREEN_READER,
  VOICE,
  MAGNIFIER,
  BRAILLE_DISPLAY,
  HEADSET,
  KEY_STICKERS,
  SEAT_HEIGHT,
  LARGE_SCREEN,
  SOUND,
  CAMERA
}
