package org.greenclassroom.delivery;

/** What was found of a device when its consignment was unloaded. */
public enum Trouble {
  MISSING,
  DAMAGED
}
