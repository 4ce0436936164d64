package org.greenclassroom.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Drive;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The moment at which things change hands: one slip, a tag and the first fact of each, and the
 * receipt. Whoever calls holds the lot and has decided what came.
 */
@Component
class Arrivals {
  private final Custody custody;
  private final Partners partners;
  private final Lots lots;
  private final DifferenceTable differences;

  Arrivals(Custody custody, Partners partners, Lots lots, DifferenceTable differences) {
    this.custody = custody;
    this.partners = partners;
    this.lots = lots;
    this.differences = differences;
  }

  /** Takes these items in as they are described; who was given up and came after all is closed. */
  Lots.Receipt take(Occasion occasion, Lot lot, List<Item> items, Receiving receiving) {
    if (partners.site(receiving.place()).partner() != Partners.HOUSE)
      throw new Refusal("intake.refusal.place");
    var total = receiving.total();
    var grams = Weighing.of(items, total, receiving.weighed(), lots.classWeights());
    var observed = new ArrayList<Observed>(items.size());
    for (int i = 0; i < items.size(); i++) observed.add(observed(lot, items.get(i), grams.get(i)));
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                lot.donor(),
                Partners.HOUSE,
                receiving.place(),
                occasion.now(),
                receiving.seal(),
                receiving.giver(),
                receiving.taker()));
    var worn = new ArrayList<@Nullable Tag>(items.size());
    for (var item : items) worn.add(receiving.worn().get(item.id()));
    var devices = custody.receiveAll(occasion, slip, observed, worn);
    var receipt =
        lots.insert(
            occasion.key(),
            lot.id(),
            slip.id(),
            items.size(),
            total == null ? null : total.grams(),
            occasion.now(),
            occasion.actor().account());
    lots.received(
        receipt,
        items.stream().map(Item::id).toArray(Long[]::new),
        devices.keySet().toArray(Long[]::new));
    differences.arrived(receipt, occasion.now());
    return lots.keyed(occasion.key()).orElseThrow();
  }

  private static Observed observed(Lot lot, Item item, Weighing.Grams grams) {
    var serial = item.serial();
    return new Observed(
        item.kind(),
        item.maker(),
        item.model(),
        serial == null ? null : Normalizer.normalize(serial, Normalizer.Form.NFKC).strip(),
        item.donorsTag(),
        grams.grams(),
        grams.basis(),
        lot.donor(),
        lot.id(),
        item.drives().isEmpty() ? null : item.drives().stream().map(Drive::of).toList());
  }
}
