package org.greenclassroom.dismantling;

import java.util.EnumSet;
import java.util.Set;

/** Where a material went. */
public enum Route {
  REUSED,
  RECYCLED,
  RECOVERED_ENERGY,
  LANDFILLED,
  INCINERATED,
  HAZARDOUS_TREATMENT;

  private static final Set<Route> RECYCLING = EnumSet.of(REUSED, RECYCLED);
  private static final Set<Route> RECOVERY = EnumSet.of(REUSED, RECYCLED, RECOVERED_ENERGY);

  /** Prepared for re-use or made into material again: Directive 2012/19/EU, article 11 (2). */
  boolean isRecycling() {
    return RECYCLING.contains(this);
  }

  /** The same, or burnt for its heat. */
  boolean isRecovery() {
    return RECOVERY.contains(this);
  }
}
