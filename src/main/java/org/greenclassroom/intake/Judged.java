package org.greenclassroom.intake;

import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Said;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about one scanned line.
 *
 * @param take what is written down; null when nothing is
 * @param tag of the device it speaks of; null when it speaks of none
 * @param choices lines among which a person must choose
 * @param anew whether a person may say that it is another machine
 */
record Judged(
    Heard heard,
    Said said,
    @Nullable Take take,
    @Nullable Tag tag,
    List<Found.Announced> choices,
    boolean anew) {

  /** A machine that counts from now on. */
  record Take(
      @Nullable Long item,
      @Nullable Long elsewhere,
      @Nullable DeviceKind kind,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      @Nullable String match,
      @Nullable Tag worn) {}

  static Judged taken(Heard heard, Take take, String key, Object... arguments) {
    return new Judged(heard, new Said(key, List.of(arguments)), take, null, List.of(), false);
  }

  static Judged not(Heard heard, String key, Object... arguments) {
    return new Judged(heard, new Said(key, List.of(arguments)), null, null, List.of(), false);
  }

  Judged about(Tag device) {
    return new Judged(heard, said, take, device, choices, anew);
  }

  Judged choose(List<Found.Announced> among, boolean orAnother) {
    return new Judged(heard, said, take, tag, List.copyOf(among), orAnother);
  }
}
