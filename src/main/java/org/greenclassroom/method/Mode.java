package org.greenclassroom.method;

/** How a load travels. */
public enum Mode {
  VAN,
  RIGID_TRUCK,
  TRUCK,
  ARTICULATED_TRUCK,
  RAIL,
  SHIP,
  AIR
}
