package org.greenclassroom.planning;

/**
 * What weighs how much against each other, in points. A machine in a room is worth the room's
 * priority times the children it serves; from it are taken off the way, the trip and the trouble of
 * another model.
 *
 * @param kilometre each machine and kilometre
 * @param trip each place from which a room is supplied
 * @param model each model in a room after its first
 * @param unknownWay kilometres reckoned where a place has no coordinates
 */
record Tariff(long kilometre, long trip, long model, long unknownWay) {
  /**
   * In the middle of the scale (priority 500, eight children at a machine) a machine is worth 4,000
   * points: as much as four thousand kilometres of its own way, two trips, or one model too many.
   */
  static final Tariff NOW = new Tariff(1, 2_000, 4_000, 500);
}
