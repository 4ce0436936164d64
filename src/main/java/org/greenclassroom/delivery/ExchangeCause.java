package org.greenclassroom.delivery;

/** Why a device went back, or more came. */
public enum ExchangeCause {
  BROKEN,
  DAMAGED_ON_ARRIVAL,
  WRONG_DEVICE,
  MORE_SEATS,
  OTHER
}
