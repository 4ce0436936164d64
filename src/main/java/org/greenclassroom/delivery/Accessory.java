package org.greenclassroom.delivery;

import java.util.Locale;
import java.util.Optional;

/** What belongs into a classroom besides its computers, counted and without numbers of its own. */
public enum Accessory {
  POWER_ADAPTER,
  POWER_CABLE,
  VIDEO_CABLE,
  SCREEN,
  KEYBOARD,
  MOUSE,
  HEADSET,
  POWER_STRIP,
  NETWORK_SWITCH,
  NETWORK_CABLE,
  ACCESS_POINT,
  SEAT_LABEL;

  private static final String BEGINS = "KIT.";

  /** What stands in its square on the kit list: scanned, one more is in the parcel. */
  public String code() {
    return BEGINS + name();
  }

  /** The accessory a scanned code speaks of; empty for every other code. */
  static Optional<Accessory> scanned(String code) {
    var typed = code.strip().toUpperCase(Locale.ROOT);
    for (var one : values()) if (typed.equals(one.code())) return Optional.of(one);
    return Optional.empty();
  }
}
