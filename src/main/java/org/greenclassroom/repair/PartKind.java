package org.greenclassroom.repair;

/**
 * What can be exchanged. Codes, so that statistics need no reading.
 *
 * <p>Each with its usual weight, for a part that nobody put on the scale. Batteries and main
 * boards: median of the laptops in the disassembly data of Babbitt et al. (2020); the others are
 * rough values of our own, to be replaced by what the scale says.
 */
enum PartKind {
  BATTERY(360),
  SCREEN(350),
  KEYBOARD(150),
  MEMORY(10),
  DISK(100),
  FAN(60),
  POWER_SUPPLY(300),
  MAINBOARD(340),
  WIRELESS(5),
  HINGE(40),
  CABLE(20),
  CASE(600),
  CMOS_BATTERY(3),
  OTHER(50);

  private final long usualGrams;

  PartKind(long usualGrams) {
    this.usualGrams = usualGrams;
  }

  public long usualGrams() {
    return usualGrams;
  }

  /** It carries somebody's data until it is proven that it does not. */
  boolean holdsData() {
    return this == DISK;
  }
}
