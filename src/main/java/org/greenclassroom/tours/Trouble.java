package org.greenclassroom.tours;

/** Why a stop came to nothing. */
enum Trouble {
  NOBODY_THERE,
  NO_ACCESS,
  NOT_READY,
  NO_ROOM,
  BROKEN_DOWN,
  OTHER
}
