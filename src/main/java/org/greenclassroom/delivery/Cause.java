package org.greenclassroom.delivery;

/** Why something is missing or damaged, as far as it can be told on the spot. */
public enum Cause {
  NOT_LOADED,
  LOST_ON_THE_WAY,
  CRUSHED,
  DROPPED,
  WET,
  SEAL_BROKEN,
  OTHER
}
