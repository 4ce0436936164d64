package org.greenclassroom.atlas;

import org.greenclassroom.kernel.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * A dot: all rooms of a province, of a county, or of one site.
 *
 * @param key the place's code, or the site's number
 * @param name null: the territory's own word
 * @param school one of its schools; the only one where the dot is a site
 * @param here where the dot is drawn: the middle of its rooms
 * @param box where its rooms are
 * @param rounded some of them are not shown exactly
 */
record Spot(
    String key,
    @Nullable String name,
    String territory,
    long school,
    long rooms,
    long devices,
    Coordinates here,
    Box box,
    boolean rounded,
    States states,
    Signals signals) {
  enum Size {
    PROVINCE,
    COUNTY,
    SITE
  }

  /** How many rooms stand where in their lives. */
  record States(long coming, long onTheWay, long inClass, long ending, long late) {}

  /** How many rooms with computers in them were heard of lately. */
  record Signals(long live, long atRisk, long dropOff, long unknown) {}

  /**
   * What the dot looks like: the one thing of its rooms that somebody should know first. Each has a
   * shape besides its colour.
   */
  enum Look {
    COMING,
    ON_THE_WAY,
    IN_CLASS,
    ENDING,
    LATE,
    AT_RISK,
    SILENT
  }

  Look look() {
    if (states.late > 0) return Look.LATE;
    if (signals.dropOff > 0) return Look.SILENT;
    if (signals.atRisk > 0) return Look.AT_RISK;
    if (states.ending > 0) return Look.ENDING;
    if (states.inClass > 0) return Look.IN_CLASS;
    return states.onTheWay > 0 ? Look.ON_THE_WAY : Look.COMING;
  }
}
