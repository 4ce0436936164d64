package org.greenclassroom.repair;

/** What can be exchanged. Codes, so that statistics need no reading. */
enum PartKind {
  BATTERY,
  SCREEN,
  KEYBOARD,
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
  OTHER
}
