package org.greenclassroom.dismantling;

/** What was taken out before and is dangerous by itself; each is put down apart. */
public enum Substance {
  BATTERY,
  CIRCUIT_BOARD,
  CRT_GLASS,
  MERCURY_LAMP,
  TONER,
  CAPACITOR;

  /** What a licence must cover so that it may be handed over. */
  Category category() {
    return this == BATTERY ? Category.BATTERIES : Category.HAZARDOUS_PARTS;
  }
}
