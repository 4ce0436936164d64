package org.greenclassroom.dismantling;

/** What has no serial number and is counted on its pallet. */
public enum Thing {
  KEYBOARD,
  MOUSE,
  CABLE,
  CHARGER,
  OTHER
}
