package org.greenclassroom.intake;

enum DeviceKind {
  LAPTOP,
  DESKTOP,
  ALL_IN_ONE,
  SCREEN,
  TABLET,
  OTHER
}
