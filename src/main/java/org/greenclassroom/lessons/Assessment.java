package org.greenclassroom.lessons;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A test of a class, as numbers.
 *
 * @param instrument which test, with its version
 * @param deviation standard deviation; null: not reckoned
 * @param bands how many with 0–19, 20–39, 40–59, 60–79, 80–100 points
 */
public record Assessment(
    UUID uid,
    long classroom,
    int grade,
    String classLabel,
    long courseVersion,
    String instrument,
    Phase phase,
    LocalDate day,
    int n,
    BigDecimal mean,
    @Nullable BigDecimal deviation,
    List<Integer> bands) {
  private static final int[] LOW = {0, 20, 40, 60, 80};
  private static final int[] HIGH = {20, 40, 60, 80, 100};

  public Assessment {
    bands = List.copyOf(bands);
    // before and after find each other by these words, however their letters were typed
    classLabel = Normalizer.normalize(classLabel, Normalizer.Form.NFKC).strip();
    instrument = Normalizer.normalize(instrument, Normalizer.Form.NFKC).strip();
    if (grade < 1 || grade > 12) throw new Refusal("lessons.refusal.grade", grade);
    if (classLabel.isBlank() || classLabel.length() > 40)
      throw new Refusal("lessons.refusal.label");
    if (instrument.isBlank() || instrument.length() > 80)
      throw new Refusal("lessons.refusal.instrument");
    if (bands.size() != LOW.length || bands.stream().anyMatch(one -> one < 0))
      throw new Refusal("lessons.refusal.bands");
    int counted = bands.stream().mapToInt(Integer::intValue).sum();
    if (n < 1 || n > 500 || counted != n)
      throw new Refusal("lessons.refusal.bands-sum", counted, n);
    double low = 0;
    double high = 0;
    for (int at = 0; at < LOW.length; at++) {
      low += (double) bands.get(at) * LOW[at] / n;
      high += (double) bands.get(at) * HIGH[at] / n;
    }
    if (mean.doubleValue() < low - 0.01 || mean.doubleValue() > high + 0.01)
      throw new Refusal("lessons.refusal.mean", mean, Math.round(low), Math.round(high));
    if (deviation != null && (deviation.signum() < 0 || deviation.doubleValue() > 60))
      throw new Refusal("lessons.refusal.deviation", deviation);
  }
}
