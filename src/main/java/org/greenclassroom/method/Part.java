package org.greenclassroom.method;

/** A part built in new. A new disk weighs as much as half a laptop: each is written down. */
public enum Part {
  SSD,
  HARD_DISK,
  MEMORY,
  PROCESSOR,
  LAPTOP_BATTERY,
  LAPTOP_PANEL,
  KEYBOARD,
  POWER_ADAPTER,
  OPTICAL_DRIVE,
  DOCK
}
