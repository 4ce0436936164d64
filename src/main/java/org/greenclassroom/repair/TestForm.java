package org.greenclassroom.repair;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What the bench's test form posts: every field may be empty, and empty is unknown. */
final class TestForm {
  private TestForm() {}

  static BenchTest read(Map<String, String> typed, Occasion occasion) {
    var outcomes = new EnumMap<Probe, Outcome>(Probe.class);
    for (var probe : Probe.all()) {
      var outcome = read(typed, probe.field(), Outcome::valueOf);
      if (outcome != null) outcomes.put(probe, outcome);
    }
    return new BenchTest(
        outcomes,
        read(typed, "looks", Looks::valueOf),
        read(typed, "hazards", Hazards::valueOf),
        read(typed, "batteryPercent", Integer::valueOf),
        new Setup(
            positive(typed, "madeIn", 1980, 2100),
            positive(typed, "memoryMb", 1, 4_194_304),
            positive(typed, "diskGb", 1, 1_000_000)),
        occasion.now(),
        occasion.actor().account());
  }

  private static @Nullable Integer positive(
      Map<String, String> typed, String field, int from, int to) {
    var number = read(typed, field, Integer::valueOf);
    if (number != null && (number < from || number > to))
      throw new Refusal("frame.refusal.unreadable", field, number.toString());
    return number;
  }

  private static <T> @Nullable T read(
      Map<String, String> typed, String field, Function<String, T> reading) {
    var text = typed.getOrDefault(field, "").strip();
    if (text.isEmpty()) return null;
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException unreadable) {
      throw new Refusal("frame.refusal.unreadable", field, text);
    }
  }
}
