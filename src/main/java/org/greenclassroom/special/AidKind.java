package org.greenclassroom.special;

/** What makes a computer usable without sight. */
public enum AidKind {
  SCREEN_READER,
  MAGNIFIER,
  BRAILLE_DISPLAY,
  BRAILLE_PRINTER,
  HEADSET,
  KEY_STICKERS,
  OTHER
}
