package org.greenclassroom.takeback;

/** What is lent with the computers of a room, counted and without numbers of its own. */
public enum Accessory {
  POWER_ADAPTER,
  POWER_CABLE,
  VIDEO_CABLE,
  SCREEN,
  KEYBOARD,
  MOUSE,
  HEADSET,
  POWER_STRIP,
  NETWORK_SWITCH,
  NETWORK_CABLE,
  ACCESS_POINT,
  SEAT_LABEL
}
