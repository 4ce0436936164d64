package org.greenclassroom.dismantling;

/** What a battery is made of: it says how it must travel. */
public enum Chemistry {
  LI_ION,
  LI_POLYMER,
  NICKEL,
  LEAD_ACID,
  COIN_CELL,
  UNKNOWN
}
