package org.greenclassroom.dismantling;

/** Into what a plant takes devices apart. */
public enum Material {
  STEEL,
  ALUMINIUM,
  COPPER,
  OTHER_METAL,
  PLASTIC,
  GLASS,
  CRT_GLASS,
  CIRCUIT_BOARD,
  CABLE,
  BATTERY,
  /** Taken out whole, to be used again. */
  COMPONENT,
  HAZARDOUS,
  OTHER
}
