package org.greenclassroom.repair;

import java.time.Instant;
import java.util.List;
import org.greenclassroom.custody.Device;
import org.jspecify.annotations.Nullable;

/**
 * How a device stands on the bench: everything from which its grade and its readiness follow.
 *
 * @param test the last one since it was last received; null: none
 * @param battery what is known of its battery's health; null: nothing measured
 * @param defects all it ever had
 * @param lastPart when a part was last put in or taken out; null: never
 * @param lastDrive when a drive was last put in or taken out; null: never
 * @param system what was installed on it last; null: nothing recorded
 */
record Standing(
    Device device,
    @Nullable BenchTest test,
    @Nullable BatteryHealth battery,
    List<Defect> defects,
    @Nullable Instant lastPart,
    @Nullable Instant lastDrive,
    Image.@Nullable Installed system) {

  Standing {
    defects = List.copyOf(defects);
  }

  /**
   * What is left of a battery's first capacity.
   *
   * @param reported by the machine itself; else by the technician with the test
   */
  record BatteryHealth(int percent, Instant measuredAt, boolean reported) {
    /** The younger of what the test says and what the machine reported. */
    static @Nullable BatteryHealth of(@Nullable BenchTest test, @Nullable BatteryHealth reported) {
      if (test == null || test.batteryPercent() == null) return reported;
      if (reported != null && reported.measuredAt().isAfter(test.testedAt())) return reported;
      return new BatteryHealth(test.batteryPercent(), test.testedAt(), false);
    }
  }

  /** How many of its defects are open. */
  public long open() {
    return defects.stream().filter(Defect::isOpen).count();
  }

  /** Its defects that block, and are open. */
  List<Defect> blocking() {
    return defects.stream().filter(Defect::blocks).toList();
  }

  /** What is still wrong with it in these zones at this severity, forgiven or not. */
  List<Defect> there(Severity severity, List<Zone> zones) {
    return defects.stream()
        .filter(defect -> defect.isThere() && defect.severity() == severity)
        .filter(defect -> zones.contains(defect.code().zone()))
        .toList();
  }

  /** When something was last mended; null: never. */
  @Nullable Instant lastMended() {
    Instant last = null;
    for (var defect : defects) {
      var closed = defect.closed();
      if (closed != null
          && closed.how() == Defect.How.MENDED
          && (last == null || closed.at().isAfter(last))) last = closed.at();
    }
    return last;
  }

  /**
   * The system that is on it now: what was installed before it came in, or before its drive, is
   * gone.
   */
  public Image.@Nullable Installed systemNow() {
    if (system == null || system.at().isBefore(device.receivedAt())) return null;
    return lastDrive != null && system.at().isBefore(lastDrive) ? null : system;
  }
}
