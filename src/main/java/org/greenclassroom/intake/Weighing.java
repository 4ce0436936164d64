package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Gives every received item its weight, and says how it is known.
 *
 * <p>An item that stood on the scale alone has its own reading. What a whole pile weighed, less
 * those readings, is shared among the others in proportion to what each is expected to weigh, and
 * adds up to the reading to the gram. Where nothing was weighed the expectation stands, as an
 * estimate. Nothing weighs zero because it is unknown.
 */
final class Weighing {
  /** A computer thing between a mouse and a rack. */
  private static final long LIGHTEST = 100;

  private static final long HEAVIEST = 60_000;

  private Weighing() {}

  record Grams(long grams, Basis basis) {}

  static List<Grams> of(
      List<Item> items,
      @Nullable Weight total,
      Map<Long, Weight> weighed,
      Map<DeviceKind, Long> classWeights) {
    for (var item : items) {
      var own = weighed.get(item.id());
      if (own != null) plausible(own.grams(), 1);
    }
    var alone = items.stream().filter(item -> weighed.containsKey(item.id())).toList();
    var others = items.stream().filter(item -> !weighed.containsKey(item.id())).toList();
    long aloneGrams = alone.stream().mapToLong(item -> own(weighed, item)).sum();
    long[] shares = null;
    if (total != null) {
      plausible(total.grams(), items.size());
      if (others.isEmpty()) {
        if (aloneGrams != total.grams())
          throw new Refusal(
              "intake.refusal.weights-differ", kilograms(aloneGrams), kilograms(total.grams()));
      } else {
        long rest = total.grams() - aloneGrams;
        if (rest < LIGHTEST * others.size())
          throw new Refusal(
              "intake.refusal.weights-differ", kilograms(aloneGrams), kilograms(total.grams()));
        shares =
            Shares.of(
                rest, others.stream().mapToLong(item -> expected(item, classWeights)).toArray());
      }
    }
    var grams = new java.util.ArrayList<Grams>(items.size());
    int share = 0;
    for (var item : items) {
      var own = weighed.get(item.id());
      if (own != null) grams.add(new Grams(own.grams(), Basis.WEIGHED));
      else if (shares != null)
        grams.add(
            new Grams(shares[share++], items.size() == 1 ? Basis.WEIGHED : Basis.SHARE_OF_WEIGHED));
      else grams.add(new Grams(expected(item, classWeights), Basis.ESTIMATED));
    }
    return grams;
  }

  /** What the donor says, else what its kind usually weighs. */
  private static long expected(Item item, Map<DeviceKind, Long> classWeights) {
    var said = item.grams();
    return said != null ? said : Objects.requireNonNull(classWeights.get(item.kind()));
  }

  private static long own(Map<Long, Weight> weighed, Item item) {
    return Objects.requireNonNull(weighed.get(item.id())).grams();
  }

  static void plausible(long grams, int pieces) {
    if (grams < LIGHTEST * pieces || grams > HEAVIEST * pieces)
      throw new Refusal("intake.refusal.weight-implausible", kilograms(grams), pieces);
  }

  private static String kilograms(long grams) {
    return Weight.grams(grams).kilograms().stripTrailingZeros().toPlainString();
  }
}
