package org.greenclassroom.planning;

import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.jspecify.annotations.Nullable;

/** The sentences of a plan: why a room gets nothing, and what somebody decided for it. */
final class Because {
  private Because() {}

  /** Why it gets nothing; null when it gets something. */
  static @Nullable String of(Reading.Room room, Shown shown) {
    var why = room.why();
    if (why == null) return null;
    var key =
        switch (why) {
          case PINNED -> "planning.because.pinned";
          case WINDOW -> "planning.because.window";
          case NO_KIND -> "planning.because.no-kind";
          case OTHER_TERRITORY -> "planning.because.other-territory";
          case HINDERED -> "planning.because.hindered";
          case TAKEN -> "planning.because.taken";
          case HALF -> "planning.because.half";
          case FAR -> "planning.because.far";
        };
    return shown.sentence(
        new Said(
            key,
            List.of(
                room.fitting(),
                room.leftOver(),
                room.least(),
                room.demand(),
                Objects.requireNonNullElse(room.hindrance(), Hindrance.KIND))));
  }

  static String decided(Pin pin, Shown shown) {
    return shown.sentence(
        switch (pin) {
          case Pin.Nothing _ -> new Said("planning.decided.nothing", List.of());
          case Pin.Only only -> new Said("planning.decided.only", List.of(only.model()));
          case Pin.These these ->
              new Said(
                  "planning.decided.these",
                  List.of(these.pieces().values().stream().mapToInt(Integer::intValue).sum()));
        });
  }
}
