package org.greenclassroom.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a room cost in one currency, by seat and by learner. A sum that lacks a rate is no sum: it
 * is unknown, and says which rate it lacks.
 *
 * @param total null: unknown
 * @param missing rates that nobody wrote down
 * @param used rates it was reckoned by
 * @param count the headcount it is divided by; null: nobody counted
 */
record Reckoning(
    String currency,
    int costs,
    @Nullable Long total,
    List<Missing> missing,
    List<Rate> used,
    int seats,
    @Nullable Headcount count) {

  /** A day on which something was paid, and no rate near before it. */
  record Missing(String currency, String counter, LocalDate day) {}

  /** How many learners a school year had, and who said so. */
  record Headcount(String schoolYear, int pupils, String source) {}

  static Reckoning of(
      List<Cost> costs, String currency, List<Rate> rates, int seats, @Nullable Headcount count) {
    long total = 0;
    int counted = 0;
    Set<Missing> missing = new LinkedHashSet<>();
    Set<Rate> used = new LinkedHashSet<>();
    for (var cost : costs) {
      if (!cost.counts()) continue;
      counted++;
      if (cost.currency().equals(currency)) {
        total += cost.cents();
        continue;
      }
      var rate = nearest(rates, cost.currency(), currency, cost.spentOn());
      if (rate == null) missing.add(new Missing(cost.currency(), currency, cost.spentOn()));
      else {
        used.add(rate);
        total += rate.turned(cost.cents(), cost.currency());
      }
    }
    return new Reckoning(
        currency,
        counted,
        counted == 0 || !missing.isEmpty() ? null : total,
        List.copyOf(missing),
        new ArrayList<>(used),
        seats,
        count);
  }

  /** The latest on or before that day, the one written in the wanted direction first. */
  static @Nullable Rate nearest(List<Rate> rates, String from, String to, LocalDate day) {
    return rates.stream()
        .filter(rate -> rate.isOf(from, to) && rate.speaksFor(day))
        .max(
            Comparator.comparing(Rate::day)
                .thenComparing(rate -> rate.currency().equals(from))
                .thenComparing(Rate::rateId))
        .orElse(null);
  }

  public @Nullable Long perSeat() {
    return total == null || seats == 0 ? null : (Long) Amount.share(total, seats);
  }

  public @Nullable Long perLearner() {
    return total == null || count == null || count.pupils() == 0
        ? null
        : (Long) Amount.share(total, count.pupils());
  }
}
