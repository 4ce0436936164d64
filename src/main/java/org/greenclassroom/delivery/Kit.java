package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;

/**
 * What a room needs to work, besides its computers. Pure: it follows from the room; what a person
 * changed comes on top.
 */
final class Kit {
  /** Sockets of one strip, less one for what the school plugs in anyway. */
  private static final int PER_STRIP = 5;

  /** Ports of a switch of 24, less one for the line out. */
  private static final int PER_SWITCH = 23;

  private Kit() {}

  /** What the kit is counted for. */
  record Room(DeviceKind kind, int computers, boolean specialNeeds) {}

  /**
   * One line: how many are needed, by the rule and as it stands, and how many are packed.
   *
   * @param changed a person said another number than the rule
   */
  record Line(Accessory accessory, int needed, boolean changed, int packed) {
    public int lacking() {
      return Math.max(0, needed - packed);
    }

    public boolean full() {
      return packed >= needed;
    }
  }

  /** What follows from the room. */
  static Map<Accessory, Integer> rule(Room room) {
    int n = room.computers();
    var needed = new EnumMap<Accessory, Integer>(Accessory.class);
    if (n == 0) return needed;
    switch (room.kind()) {
      case LAPTOP -> {
        needed.put(Accessory.POWER_ADAPTER, n);
        needed.put(Accessory.MOUSE, n);
      }
      case DESKTOP -> {
        needed.put(Accessory.POWER_CABLE, 2 * n);
        needed.put(Accessory.VIDEO_CABLE, n);
        needed.put(Accessory.SCREEN, n);
        needed.put(Accessory.KEYBOARD, n);
        needed.put(Accessory.MOUSE, n);
      }
      case ALL_IN_ONE -> {
        needed.put(Accessory.POWER_CABLE, n);
        needed.put(Accessory.KEYBOARD, n);
        needed.put(Accessory.MOUSE, n);
      }
      case TABLET -> needed.put(Accessory.POWER_ADAPTER, n);
      case SCREEN, OTHER -> needed.put(Accessory.POWER_CABLE, n);
    }
    needed.put(Accessory.POWER_STRIP, over(n, PER_STRIP));
    if (room.kind() == DeviceKind.TABLET) needed.put(Accessory.ACCESS_POINT, 1);
    else {
      int switches = over(n, PER_SWITCH);
      needed.put(Accessory.NETWORK_SWITCH, switches);
      needed.put(Accessory.NETWORK_CABLE, n + switches);
    }
    if (room.specialNeeds()) needed.put(Accessory.HEADSET, n);
    needed.put(Accessory.SEAT_LABEL, n);
    return needed;
  }

  /** The list as it stands. A line that needs none and has none is left out. */
  static List<Line> lines(
      Room room, Map<Accessory, Integer> changed, Map<Accessory, Integer> packed) {
    var rule = rule(room);
    var lines = new ArrayList<Line>();
    for (var accessory : Accessory.values()) {
      int needed = changed.getOrDefault(accessory, rule.getOrDefault(accessory, 0));
      int inside = packed.getOrDefault(accessory, 0);
      if (needed > 0 || inside > 0 || changed.containsKey(accessory))
        lines.add(new Line(accessory, needed, changed.containsKey(accessory), inside));
    }
    return lines;
  }

  private static int over(int pieces, int each) {
    return (pieces + each - 1) / each;
  }
}
