package org.greenclassroom.donations;

import java.util.EnumSet;
import java.util.Set;

/**
 * What people give, by stable words: kinds of devices, and classes of things that have no serial
 * number and are counted and weighed together.
 */
public enum Thing {
  LAPTOP,
  DESKTOP,
  ALL_IN_ONE,
  TABLET,
  SCREEN,
  PHONE,
  PRINTER,
  KEYBOARD,
  MOUSE,
  CABLE,
  CAMERA,
  OTHER;

  private static final Set<Thing> COMPUTERS = EnumSet.of(LAPTOP, DESKTOP, ALL_IN_ONE, TABLET);

  /** Whether it has a processor and memory of which a specification may speak. */
  public boolean isComputer() {
    return COMPUTERS.contains(this);
  }
}
