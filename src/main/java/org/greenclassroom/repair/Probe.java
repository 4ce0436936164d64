package org.greenclassroom.repair;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** One thing that is tried on the bench. */
enum Probe {
  POWER,
  SCREEN,
  KEYBOARD,
  NETWORK,
  SOUND,
  BATTERY,
  DISK;

  /** Whether a device of this kind can be without the thing at all. */
  boolean mayBeAbsent(DeviceKind kind) {
    return absentIn().contains(kind);
  }

  /** A failure here keeps a device of this kind on the bench; any other only lowers its grade. */
  boolean isMust() {
    return switch (this) {
      case POWER, SCREEN, KEYBOARD, NETWORK, DISK -> true;
      case SOUND, BATTERY -> false;
    };
  }

  private Set<DeviceKind> absentIn() {
    return switch (this) {
      case POWER -> EnumSet.noneOf(DeviceKind.class);
      case SCREEN -> EnumSet.of(DeviceKind.DESKTOP, DeviceKind.OTHER);
      case KEYBOARD ->
          EnumSet.of(
              DeviceKind.DESKTOP,
              DeviceKind.ALL_IN_ONE,
              DeviceKind.TABLET,
              DeviceKind.SCREEN,
              DeviceKind.OTHER);
      case NETWORK, DISK -> EnumSet.of(DeviceKind.SCREEN, DeviceKind.OTHER);
      case SOUND -> EnumSet.allOf(DeviceKind.class);
      case BATTERY ->
          EnumSet.of(
              DeviceKind.DESKTOP, DeviceKind.ALL_IN_ONE, DeviceKind.SCREEN, DeviceKind.OTHER);
    };
  }

  /** The name of its field and of its column. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  MessageSourceResolvable word() {
    return new DefaultMessageSourceResolvable("repair.probe." + field());
  }

  static List<Probe> all() {
    return List.of(values());
  }
}
