package org.greenclassroom.custody;

/** What sort of thing it is; the WEEE categories follow from it. */
public enum DeviceKind {
  LAPTOP,
  DESKTOP,
  ALL_IN_ONE,
  TABLET,
  SCREEN,
  OTHER
}
