package org.greenclassroom.wiping;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One run of a tool over one drive, in numbers.
 *
 * @param passes wanted, over all rounds
 * @param blanked it was filled with zeros once more at the end
 * @param written bytes, over all passes
 * @param started by the wiped computer's own clock
 * @param handedInBy the account that handed in the tool's document
 */
record Run(
    String tool,
    @Nullable String version,
    @Nullable String verify,
    int rounds,
    int passes,
    boolean blanked,
    long written,
    long read,
    long errors,
    @Nullable LocalDateTime started,
    long handedInBy) {

  /** What the tool read back: a key of ours for what nwipe says, else the tool's own word. */
  public @Nullable String checked() {
    return checked(verify);
  }

  static @Nullable String checked(@Nullable String verify) {
    return switch (verify) {
      case null -> null;
      case String said when said.startsWith("1 (last") -> "#wiping.verified.last";
      case String said when said.startsWith("2 (all") -> "#wiping.verified.all";
      case String said when said.startsWith("0 (off") -> "#wiping.verified.off";
      case String said -> said;
    };
  }

  /** How often every sector was written. */
  int times() {
    return passes + (blanked ? 1 : 0);
  }
}
