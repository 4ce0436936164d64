package org.greenclassroom.dismantling;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Licence;
import org.greenclassroom.partners.Partner;

/** Whether a plant may take something that day: State Council Decree 551, article 6. Pure. */
final class Licensing {
  private Licensing() {}

  /**
   * The licence that is valid on that day and covers that sort.
   *
   * @param found what the latest look at each licence found; none: nobody looked it up yet
   * @throws Refusal naming the licence and the day
   */
  static Licence covering(
      Partner plant, List<Licence> all, Map<Long, Found> found, Category what, LocalDate day) {
    if (all.isEmpty()) throw new Refusal("dismantling.refusal.no-licence", plant.name());
    var valid = all.stream().filter(licence -> licence.validOn(day)).toList();
    if (valid.isEmpty()) throw notValid(plant, all, day);
    var good =
        valid.stream()
            .filter(each -> found.getOrDefault(each.licence(), Found.VALID) == Found.VALID)
            .toList();
    if (good.isEmpty())
      throw new Refusal(
          "dismantling.refusal.licence-doubted",
          valid.getFirst().number(),
          plant.name(),
          found.getOrDefault(valid.getFirst().licence(), Found.NOT_FOUND));
    return good.stream()
        .filter(licence -> licence.covers(what.name()))
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                "dismantling.refusal.licence-scope", good.getFirst().number(), plant.name(), what));
  }

  private static Refusal notValid(Partner plant, List<Licence> all, LocalDate day) {
    var last = all.stream().max(Comparator.comparing(Licence::validTo)).orElseThrow();
    if (last.withdrawn())
      return new Refusal("dismantling.refusal.licence-withdrawn", last.number(), plant.name(), day);
    return new Refusal(
        "dismantling.refusal.licence-not-valid",
        last.number(),
        plant.name(),
        last.validFrom(),
        last.validTo(),
        day);
  }
}
