package org.greenclassroom.repair;

/** How good a device is, all in all. */
public enum Grade {
  A,
  B,
  C;

  Grade orWorse(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
