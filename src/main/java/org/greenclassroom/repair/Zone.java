package org.greenclassroom.repair;

/** Where on a computer something is wrong. */
enum Zone {
  SCREEN,
  KEYBOARD,
  TOUCHPAD,
  HINGE,
  CASING,
  PORT,
  BATTERY,
  FAN,
  DRIVE,
  MEMORY,
  BOARD,
  POWER,
  CAMERA,
  SOUND,
  NETWORK,
  PLUG,
  OTHER
}
