package org.greenclassroom.dismantling;

import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;

/** What lies on one pallet, or stood on the scale together. */
public enum Category {
  LAPTOP,
  DESKTOP,
  ALL_IN_ONE,
  TABLET,
  SCREEN,
  OTHER,
  /** Keyboards, mice, cables: counted, without serial numbers. */
  ACCESSORIES,
  BATTERIES,
  HAZARDOUS_PARTS,
  MIXED;

  private static final Set<Category> APART = EnumSet.of(BATTERIES, HAZARDOUS_PARTS);

  /** Travels and is weighed apart from everything else, under a manifest. */
  public boolean hazardous() {
    return APART.contains(this);
  }

  /** Whether a device of that kind may stand on a pallet of this sort. */
  boolean takes(DeviceKind kind) {
    return this == MIXED || name().equals(kind.name());
  }

  static Category of(DeviceKind kind) {
    return valueOf(kind.name());
  }
}
