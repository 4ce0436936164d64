package org.greenclassroom.collection;

/**
 * What sort of thing; the same words as in {@code collection.thing_class}, which says what each
 * weighs and whether it holds data.
 */
public enum ThingClass {
  KEYBOARD,
  MOUSE,
  CABLE,
  CHARGER,
  ACCESSORY,
  PHONE,
  DESK_PHONE,
  CAMERA,
  SCREEN,
  CRT_SCREEN,
  PRINTER,
  PROJECTOR,
  MEDIA_PLAYER,
  NETWORK,
  STORAGE,
  LAPTOP,
  DESKTOP,
  TABLET,
  SERVER,
  BATTERY,
  BATTERY_DAMAGED,
  BOOK,
  OTHER;

  /** Has a serial number: it gets a tag and a line in the book, and is not merely counted. */
  public boolean isComputer() {
    return this == LAPTOP || this == DESKTOP || this == TABLET || this == SERVER;
  }
}
