package org.greenclassroom.method;

/** Devices that share their coefficients. */
public enum DeviceClass {
  DESKTOP,
  LAPTOP,
  ALL_IN_ONE,
  SCREEN,
  SCREEN_CRT,
  TABLET,
  PRINTER,
  PROJECTOR,
  SERVER,
  ACCESSORY,
  NETWORK
}
