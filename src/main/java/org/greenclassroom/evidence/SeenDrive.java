package org.greenclassroom.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drive as a document saw it, whether or not anybody wiped it.
 *
 * @param name the operating system's name of that moment; no identity
 * @param serial null when it says none, or a placeholder, or when a USB bridge hides it
 * @param kind null when not said
 */
record SeenDrive(
    @Nullable String name,
    @Nullable String maker,
    @Nullable String model,
    @Nullable String serial,
    @Nullable Long bytes,
    @Nullable String bus,
    @Nullable Kind kind,
    @Nullable String wwn,
    @Nullable Health health) {
  static final SeenDrive NAMELESS =
      new SeenDrive(null, null, null, null, null, null, null, null, null);

  /** What it stores with. */
  enum Kind {
    HDD,
    SSD,
    NVME,
    EMMC
  }

  /**
   * What the drive says of its own state (SMART).
   *
   * @param reallocated sectors that had to be replaced
   * @param percentageUsed of its planned life; may pass 100
   * @param exit smartctl's exit status, a bit mask
   */
  record Health(
      @Nullable Boolean passed,
      @Nullable Long hours,
      @Nullable Long reallocated,
      @Nullable Integer percentageUsed,
      @Nullable Integer exit,
      List<String> messages) {
    public Health {
      messages = List.copyOf(messages);
    }
  }
}
