package org.greenclassroom.tickets;

/** What is affected, or is to be brought: the standard list of parts. */
public enum Piece {
  BATTERY,
  SCREEN,
  KEYBOARD,
  MOUSE,
  MEMORY,
  DISK,
  FAN,
  POWER_SUPPLY,
  MAINBOARD,
  WIRELESS,
  HINGE,
  CABLE,
  CASE,
  CMOS_BATTERY,
  CAMERA,
  SOUND,
  HEADSET,
  NETWORK_SWITCH,
  SOCKET,
  PROJECTOR,
  /** The operating system and what is installed on it. */
  SYSTEM,
  OTHER
}
