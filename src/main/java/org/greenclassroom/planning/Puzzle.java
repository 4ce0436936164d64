package org.greenclassroom.planning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The plan as arithmetic: groups of interchangeable machines, rooms, and what a machine of a group
 * is worth in a room. It knows neither schools nor computers; whole numbers only, so that a value
 * is the same however it is added up.
 *
 * @param supply machines of each group
 * @param models how many different models there are
 * @param model model of each group
 * @param place where each group stands
 * @param extraModel what a second, third … model in one room costs
 */
@SuppressWarnings("ArrayRecordComponent") // arithmetic: never compared, never printed
record Puzzle(int[] supply, int models, int[] model, int[] place, long extraModel, Room[] rooms) {

  /**
   * One room.
   *
   * @param demand seats it lacks, and spares
   * @param minimum it gets as many, or nothing
   * @param groups which groups may serve it
   * @param worth what one machine of each of these is worth in it, transport taken off
   * @param site of each of these: which of {@code trips} it needs
   * @param trips what it costs to come from each place at all
   * @param present models that stand in it already: they are no extra ones
   * @param fixed what a person decided for it, one for each of {@code groups}; null when open
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Room(
      int demand,
      int minimum,
      int[] groups,
      long[] worth,
      int[] site,
      long[] trips,
      int[] present,
      int @Nullable [] fixed) {

    boolean holds(int model) {
      for (int each : present) if (each == model) return true;
      return false;
    }
  }

  /** What these machines are worth in a room. */
  long worth(int room, int[] arcs, int[] pieces) {
    var asked = rooms[room];
    long worth = 0;
    long sites = 0;
    int fresh = 0;
    for (int i = 0; i < arcs.length; i++) {
      int at = arcs[i];
      worth += pieces[i] * asked.worth[at];
      if ((sites & 1L << asked.site[at]) == 0) {
        sites |= 1L << asked.site[at];
        worth -= asked.trips[asked.site[at]];
      }
      int name = model[asked.groups[at]];
      boolean known = asked.holds(name);
      for (int before = 0; before < i && !known; before++)
        known = model[asked.groups[arcs[before]]] == name;
      if (!known) fresh++;
    }
    if (arcs.length == 0) return 0;
    return worth - extraModel * (asked.present.length == 0 ? fresh - 1 : fresh);
  }

  /** What everything together is worth. */
  static long worth(Load[] loads) {
    return Arrays.stream(loads).mapToLong(Load::worth).sum();
  }

  /** Nothing for anybody but what a person decided. */
  Load[] nothing() {
    var loads = new Load[rooms.length];
    for (int room = 0; room < rooms.length; room++) {
      var fixed = rooms[room].fixed;
      loads[room] = fixed == null ? Load.NOTHING : Load.of(this, room, fixed);
    }
    return loads;
  }

  /** What is left of each group. */
  int[] left(Load[] loads) {
    var left = supply.clone();
    for (int room = 0; room < rooms.length; room++)
      for (int i = 0; i < loads[room].arcs().length; i++)
        left[rooms[room].groups[loads[room].arcs()[i]]] -= loads[room].pieces()[i];
    return left;
  }
}
