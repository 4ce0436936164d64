package org.greenclassroom.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a computer, as one document says. Every value may be missing; nothing is guessed. The
 * shape is kept as JSON beside the document: add fields, never rename one.
 *
 * @param memory bytes in all, when the document says so or names every bank
 * @param agent the program that looked, with its version
 */
record Machine(
    List<Cpu> cpus,
    @Nullable Long memory,
    List<Bank> banks,
    List<SeenDrive> drives,
    List<Battery> batteries,
    List<Screen> screens,
    @Nullable String system,
    @Nullable String systemVersion,
    @Nullable String agent) {
  static final Machine NOTHING =
      new Machine(List.of(), null, List.of(), List.of(), List.of(), List.of(), null, null, null);

  Machine {
    cpus = List.copyOf(cpus);
    banks = List.copyOf(banks);
    drives = List.copyOf(drives);
    batteries = List.copyOf(batteries);
    screens = List.copyOf(screens);
  }

  /** One processor. */
  record Cpu(
      String name, @Nullable Integer cores, @Nullable Integer threads, @Nullable Integer mhz) {}

  /** One memory bank that holds a module. */
  record Bank(
      @Nullable Long bytes,
      @Nullable String serial,
      @Nullable String type,
      @Nullable String maker,
      @Nullable String slot) {}

  /**
   * One battery.
   *
   * @param design capacity when it was new, mWh
   * @param full what it takes today, mWh
   */
  record Battery(
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable Long design,
      @Nullable Long full,
      @Nullable Integer cycles,
      @Nullable String health) {}

  /** One screen, by its EDID. */
  record Screen(
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable Integer year,
      @Nullable Integer widthMm,
      @Nullable Integer heightMm) {}

  static Machine of(List<SeenDrive> drives) {
    return new Machine(List.of(), null, List.of(), drives, List.of(), List.of(), null, null, null);
  }

  public boolean saysNothing() {
    return cpus.isEmpty()
        && memory == null
        && banks.isEmpty()
        && drives.isEmpty()
        && batteries.isEmpty()
        && screens.isEmpty()
        && system == null;
  }
}
