package org.greenclassroom.wiping;

import java.util.List;
import java.util.Objects;
import org.greenclassroom.custody.Device;
import org.jspecify.annotations.Nullable;

/**
 * What became of one drive, as its record says: computed from the evidence, never typed.
 *
 * @param category null while nothing is done that has one
 * @param technique null for the same reason
 * @param run null when no tool did it
 */
record Treatment(
    Medium medium,
    @Nullable Category category,
    @Nullable Technique technique,
    @Nullable Run run,
    List<Plausibility.Oddity> oddities) {

  static Treatment of(Device device, Inventory.Judged judged) {
    var sight = judged.by();
    var drive = judged.drive();
    var medium = medium(device, drive, sight);
    var removal = drive.removal();
    if (judged.state() == DriveState.DESTROYED && removal != null) {
      var technique = Technique.of(Objects.requireNonNull(removal.method()));
      return new Treatment(medium, technique.category(medium), technique, null, List.of());
    }
    if (sight == null) return new Treatment(medium, null, null, null, List.of());
    var technique = Technique.of(sight.method());
    return new Treatment(
        medium,
        judged.state() == DriveState.PROVEN ? technique.category(medium) : null,
        technique,
        sight.run(),
        oddities(drive, sight, medium));
  }

  /** What speaks against this run, for this drive. */
  static List<Plausibility.Oddity> oddities(Drive drive, Sight sight, Medium medium) {
    Long largest = sight.known().bytes();
    for (var other : drive.sights()) {
      var seen = other.known().bytes();
      if (seen != null && (largest == null || seen > largest)) largest = seen;
    }
    return Plausibility.of(
        medium,
        sight.bus(),
        Technique.of(sight.method()),
        sight.run(),
        sight.endedAt(),
        largest,
        drive.said().bytes());
  }

  static Medium medium(@Nullable Device device, Drive drive, @Nullable Sight sight) {
    var at = sight == null && !drive.sights().isEmpty() ? drive.sights().getLast() : sight;
    var kind = at == null ? null : at.kind();
    return Medium.of(
        at == null ? null : at.bus(),
        at == null ? null : at.name(),
        drive.known().model(),
        kind != null ? kind : device == null ? null : listed(device, drive));
  }

  private static @Nullable String listed(Device device, Drive drive) {
    var all = device.drives();
    for (var each : all)
      if (drive.known().sameSerial(new Known(each.serial(), null, null))) return each.type();
    return all.size() == 1 && all.getFirst().serial() == null ? all.getFirst().type() : null;
  }
}
