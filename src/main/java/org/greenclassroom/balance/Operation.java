package org.greenclassroom.balance;

/** The lines of GRI 306 (2020) and what of the house stands in them. */
enum Operation {
  /** 306-3: all that was handed over, by the plants' scales. */
  WEIGH_TICKETS("306-3"),
  /**
   * 306-3, of what it is made up: devices by their own recorded weight; never added to the tickets.
   */
  DEVICES("306-3"),
  BATTERIES("306-3"),
  HAZARDOUS_PARTS("306-3"),
  /** Counted, and weighed with the load only. */
  ACCESSORIES("306-3"),
  REUSE("306-4"),
  RECYCLING("306-4"),
  /** Burning counts as disposal, also where its heat is used (306-5). */
  BURNT_FOR_HEAT("306-5"),
  BURNT("306-5"),
  LANDFILL("306-5"),
  OTHER_DISPOSAL("306-5"),
  /** At plants at the end of the time, and not certified: neither diverted nor disposed of yet. */
  NOT_CERTIFIED("306-3");

  final String disclosure;

  Operation(String disclosure) {
    this.disclosure = disclosure;
  }

  public String disclosure() {
    return disclosure;
  }
}
