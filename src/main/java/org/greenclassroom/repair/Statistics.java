package org.greenclassroom.repair;

import java.util.List;
import java.util.stream.IntStream;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the bench has learnt: faults and models, by year. */
@Service
@Transactional(readOnly = true)
class Statistics {
  private final Faults faults;

  Statistics(Faults faults) {
    this.faults = faults;
  }

  /**
   * What is asked.
   *
   * @param year of the programme's calendar; null: all years
   * @param model maker and model, "" for unknown; null: all models
   */
  record Asked(@Nullable Integer year, @Nullable String model) {}

  /**
   * One model on the bench.
   *
   * @param model empty: unknown
   * @param days median from cleared to ready or condemned; null: none has left yet
   */
  record Model(
      String model,
      long devices,
      @Nullable Double days,
      long defects,
      long mended,
      long partsIn,
      long partsOut) {}

  /** One fault. */
  record Fault(String model, DefectCode code, long times, long devices, long mended, long waived) {
    public long open() {
      return times - mended - waived;
    }

    /** In per cent, of all times it was noted. */
    public long mendedShare() {
      return times == 0 ? 0 : Math.round(100.0 * mended / times);
    }
  }

  /** The years for which there is a record, the last first. */
  List<Integer> years(Occasion occasion) {
    int last = occasion.today().getYear();
    int first = faults.firstYear(occasion);
    return IntStream.rangeClosed(0, Math.max(0, last - first)).mapToObj(n -> last - n).toList();
  }

  /** Models by the number of devices that came to the bench; at most 50. */
  List<Model> models(Occasion occasion, Asked asked) {
    return faults.models(occasion, asked);
  }

  /** Faults, those noted most often first; {@code each}: by model as well. */
  List<Fault> faults(Occasion occasion, Asked asked, boolean each) {
    return faults.faults(occasion, asked, each);
  }
}
