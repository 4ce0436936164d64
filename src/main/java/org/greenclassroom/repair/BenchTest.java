package org.greenclassroom.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one device at one sitting. The last one counts; none is ever changed.
 *
 * @param outcomes what was tried; a probe that is not in here was not tried
 * @param looks null: nobody looked
 * @param hazards null: nobody looked for hazardous substances
 * @param batteryPercent what is left of the battery's first capacity; null: not measured
 */
record BenchTest(
    Map<Probe, Outcome> outcomes,
    @Nullable Looks looks,
    @Nullable Hazards hazards,
    @Nullable Integer batteryPercent,
    Setup setup,
    Instant testedAt,
    long testedBy) {

  BenchTest {
    outcomes = Map.copyOf(outcomes);
    if (outcomes.isEmpty()) throw new Refusal("repair.refusal.nothing-tried");
    if (batteryPercent != null && (batteryPercent < 0 || batteryPercent > 150))
      throw new Refusal("repair.refusal.battery-percent", batteryPercent);
  }

  /** Refuses "not applicable" where a device of this kind has the thing. */
  void checkFor(DeviceKind kind) {
    for (var probe : Probe.all())
      if (outcomes.get(probe) == Outcome.NOT_APPLICABLE && !probe.mayBeAbsent(kind))
        throw new Refusal("repair.refusal.has-one", kind, probe.word());
  }

  public @Nullable Outcome outcome(Probe probe) {
    return outcomes.get(probe);
  }

  /** What nobody tried yet. */
  public List<Probe> untried() {
    var untried = new ArrayList<Probe>();
    for (var probe : Probe.all()) if (!outcomes.containsKey(probe)) untried.add(probe);
    return untried;
  }

  public List<Probe> failed() {
    var failed = new ArrayList<Probe>();
    for (var probe : Probe.all()) if (outcomes.get(probe) == Outcome.FAIL) failed.add(probe);
    return failed;
  }

  static Map<Probe, Outcome> outcomes(Map<Probe, @Nullable Outcome> known) {
    var outcomes = new EnumMap<Probe, Outcome>(Probe.class);
    for (var one : known.entrySet())
      if (one.getValue() != null) outcomes.put(one.getKey(), one.getValue());
    return outcomes;
  }
}
