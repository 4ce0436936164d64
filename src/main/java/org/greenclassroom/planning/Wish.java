package org.greenclassroom.planning;

import java.time.LocalDate;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * What an approved room asks of the plan. A requirement that is null is none.
 *
 * @param demand seats it lacks, and spares
 * @param priority 0 to 1000
 * @param children that use the room; null when nobody said
 * @param machines how many computers they share when the room is full: what one serves follows
 * @param memory in GB
 * @param inches in tenths
 * @param sound whether its profile needs machines that can be heard
 * @param present models that stand in it or are kept for it, as {@link Stock#name()} writes them
 * @param open whether today lies in the window in which machines are wanted
 */
record Wish(
    long classroom,
    String school,
    String name,
    DeviceKind kind,
    int demand,
    int priority,
    @Nullable Integer children,
    int machines,
    Place place,
    @Nullable Integer tier,
    @Nullable Integer generation,
    @Nullable Integer memory,
    @Nullable Integer inches,
    boolean sound,
    @Nullable LocalDate supportedUntil,
    Set<String> present,
    boolean open) {
  /** At each machine. */
  private static final int UNKNOWN_CHILDREN = 4;

  /** Half of what is lacking is the least that is brought: fewer help nobody to teach. */
  int minimum() {
    return (demand + 1) / 2;
  }

  /**
   * Points of one machine. A room of the lowest priority counts a little: otherwise it would get
   * nothing even of what nobody else can use. Where nobody said how many children there are, so
   * many are reckoned as nobody is favoured by, and the page says so.
   */
  long points() {
    long weight = Math.max(10, priority);
    if (children == null) return weight * UNKNOWN_CHILDREN;
    return weight * Math.max(machines, children) / Math.max(1, machines);
  }

  /** Children that so many machines serve, of those that the room serves when it is full. */
  long served(int given) {
    return children == null ? 0 : (long) children * Math.min(given, machines) / machines;
  }
}
