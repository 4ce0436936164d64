package org.greenclassroom.evidence;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Whether so many bytes can have moved in that time through that kind of plug. */
final class Pace {
  /** Below this, a run may honestly take less than a second. */
  private static final long BIG = 1L << 30;

  private static final double MEGABYTE = 1e6;

  private Pace() {}

  /** The clock counts whole seconds. */
  static boolean isPlausible(
      long size,
      double moved,
      @Nullable LocalDateTime started,
      @Nullable LocalDateTime ended,
      @Nullable String bus) {
    if (started == null || ended == null) return false;
    long seconds = Duration.between(started, ended).toSeconds();
    if (seconds < 0) return false;
    if (size < BIG) return true;
    return seconds > 0 && moved / (seconds + 1) <= fastest(bus == null ? "" : bus);
  }

  private static double fastest(String plug) {
    if (plug.startsWith("NVME") || plug.startsWith("VIRT")) return 16_000 * MEGABYTE;
    if (plug.startsWith("ATA") || plug.startsWith("SATA")) return 750 * MEGABYTE;
    if (plug.startsWith("IDE")) return 150 * MEGABYTE;
    if (plug.startsWith("MMC") || plug.startsWith("IEEE1394")) return 650 * MEGABYTE;
    return 3_000 * MEGABYTE;
  }
}
