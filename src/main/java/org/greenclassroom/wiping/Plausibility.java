package org.greenclassroom.wiping;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run can have been as its document says, for this very drive. Evidence has judged the
 * document by itself; here it is held against what else is known of the drive: what it is made of,
 * and how large any machine ever saw it.
 */
final class Plausibility {
  private static final long BIG = 1_000_000_000L;
  private static final double MEGABYTE = 1e6;
  private static final double SLOW = 10 * MEGABYTE;

  private Plausibility() {}

  /** What is odd about a run. */
  enum Oddity {
    /** More bytes a second than such a drive's interface carries. */
    TOO_FAST(false),
    /** It began and ended in the same moment. */
    NO_TIME(false),
    /** Fewer bytes than passes times the capacity of this drive. */
    TOO_FEW_BYTES(false),
    /** Nobody knows when it ran. */
    NO_CLOCK(true),
    /** So slow that the drive or its cable may be failing. */
    SLOW(true),
    /** The donor's list says that the drive is larger. */
    SMALLER_THAN_LISTED(true);

    private final boolean onlyNote;

    Oddity(boolean onlyNote) {
      this.onlyNote = onlyNote;
    }

    /** The run still proves what it proves. */
    public boolean isOnlyNote() {
      return onlyNote;
    }
  }

  /**
   * @param largest the most bytes that any machine saw on this drive; null when none did
   * @param listed bytes as people said; null when nobody did
   */
  static List<Oddity> of(
      Medium medium,
      @Nullable String bus,
      Technique technique,
      Run run,
      @Nullable LocalDateTime ended,
      @Nullable Long largest,
      @Nullable Long listed) {
    var oddities = new ArrayList<Oddity>();
    if (!technique.isByInterface()) return oddities;
    if (largest != null
        && run.written() > 0
        && run.passes() > 0
        && (double) run.written() / run.times() < largest * 0.98)
      oddities.add(Oddity.TOO_FEW_BYTES);
    else if (largest != null && listed != null && listed > largest * 1.08)
      oddities.add(Oddity.SMALLER_THAN_LISTED);
    var started = run.started();
    if (started == null || ended == null) {
      oddities.add(Oddity.NO_CLOCK);
      return oddities;
    }
    long seconds = Duration.between(started, ended).toSeconds();
    double moved = (double) run.written() + run.read();
    if (moved < BIG) return oddities;
    if (seconds <= 0) oddities.add(Oddity.NO_TIME);
    else if (moved / (seconds + 1) > fastest(medium, bus)) oddities.add(Oddity.TOO_FAST);
    else if (moved / seconds < SLOW) oddities.add(Oddity.SLOW);
    return oddities;
  }

  static boolean isProof(List<Oddity> oddities) {
    return oddities.stream().allMatch(Oddity::isOnlyNote);
  }

  /** Bytes a second, of the plug or of what hangs on it, whichever is less. */
  static double fastest(Medium medium, @Nullable String bus) {
    var plug = bus == null ? "" : bus.strip().toUpperCase(Locale.ROOT);
    double byPlug =
        plug.startsWith("USB2") || plug.equals("USB 2.0")
            ? 40 * MEGABYTE
            : plug.startsWith("USB")
                ? 1_000 * MEGABYTE
                : plug.startsWith("IDE") || plug.startsWith("PATA")
                    ? 133 * MEGABYTE
                    : plug.startsWith("ATA") || plug.startsWith("SATA")
                        ? 600 * MEGABYTE
                        : 7_000 * MEGABYTE;
    double byMedium =
        switch (medium) {
          case HDD, SATA_SSD -> 600 * MEGABYTE;
          case EMMC -> 400 * MEGABYTE;
          case NVME, UNKNOWN -> 7_000 * MEGABYTE;
        };
    return Math.min(byPlug, byMedium);
  }
}
