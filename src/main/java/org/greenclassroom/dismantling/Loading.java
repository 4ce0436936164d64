package org.greenclassroom.dismantling;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the loading ramp: what stands on which pallet, and what travels apart. */
@Service
@Transactional
public class Loading {
  private static final int MOST_PIECES = 100_000;
  private static final int MOST_ON_PAPER = 2_000;

  private final Dismantling dismantling;
  private final Batches batches;
  private final PalletTable pallets;
  private final Partners partners;
  private final Entities entities;
  private final Paper paper;

  Loading(
      Dismantling dismantling,
      Batches batches,
      PalletTable pallets,
      Partners partners,
      Entities entities,
      Paper paper) {
    this.dismantling = dismantling;
    this.batches = batches;
    this.pallets = pallets;
    this.partners = partners;
    this.entities = entities;
    this.paper = paper;
  }

  /**
   * Makes a pallet of an open batch.
   *
   * @param tags codes of the devices on it; none: all of its sort that stand on no pallet
   * @param things what is counted on it
   * @return its number in the batch
   */
  public int pallet(
      Occasion occasion,
      long batch,
      Category category,
      Collection<String> tags,
      Map<Thing, Integer> things) {
    var already = pallets.keyed(occasion.keyFor("pallet"));
    if (already.isPresent()) return already.get();
    var known = dismantling.locked(occasion, batch);
    known.mustBe(Batch.State.OPEN);
    for (var pieces : things.values())
      if (pieces < 1 || pieces > MOST_PIECES)
        throw new Refusal("dismantling.refusal.pieces", MOST_PIECES);
    if (category.hazardous() && !(tags.isEmpty() && things.isEmpty()))
      throw new Refusal("dismantling.refusal.apart", category);
    var items = batches.items(batch, 0, Integer.MAX_VALUE);
    var on =
        category.hazardous()
            ? List.<Batches.Item>of()
            : tags.isEmpty() ? loose(items, category) : named(items, category, tags, known);
    if (!category.hazardous() && on.isEmpty() && things.isEmpty())
      throw new Refusal("dismantling.refusal.empty-pallet", category);
    var pallet =
        pallets.insert(
            batch, category, occasion.now(), occasion.actor().account(), occasion.keyFor("pallet"));
    pallets.put(pallet.pallet(), on.stream().map(Batches.Item::device).toList());
    pallets.count(pallet.pallet(), things);
    return pallet.number();
  }

  /** What stood on it stays in the batch. */
  public void remove(Occasion occasion, long batch, int number) {
    dismantling.locked(occasion, batch).mustBe(Batch.State.OPEN);
    if (pallets.remove(batch, number) == 0) throw Refusal.notFound(String.valueOf(number));
  }

  /** Puts batteries or hazardous parts down, apart from everything else. */
  public void apart(Occasion occasion, long batch, Hazard hazard) {
    dismantling.locked(occasion, batch).mustBe(Batch.State.OPEN);
    pallets.insert(
        batch, hazard, occasion.now(), occasion.actor().account(), occasion.keyFor("hazard"));
  }

  public void removeHazard(Occasion occasion, long batch, long hazard) {
    dismantling.locked(occasion, batch).mustBe(Batch.State.OPEN);
    if (pallets.removeHazard(batch, hazard) == 0) throw Refusal.notFound(String.valueOf(hazard));
  }

  /** What a batch is, counted and put apart. */
  record Load(List<Pallet> pallets, List<PalletTable.KeptHazard> hazards, Sets sets) {}

  @Transactional(readOnly = true)
  Load load(Actor actor, long batch) {
    dismantling.batch(actor, batch);
    return new Load(pallets.of(batch), pallets.hazards(batch), pallets.sets(batch));
  }

  /** What the template of the loading list gets. */
  public record Printed(Batch batch, List<Batches.Item> items, long left, Load load) {}

  /** The list that goes with the truck: what stands on which pallet, and what travels apart. */
  @Transactional(readOnly = true)
  public byte[] list(Occasion occasion, long id, Locale language) {
    var batch = dismantling.batch(occasion.actor(), id);
    var items = batches.items(id, 0, MOST_ON_PAPER);
    var letterhead =
        entities.actingFor(partners.partner(Partners.HOUSE).territory(), occasion.today());
    return paper.pdf(
        "dismantling/load-paper",
        Map.of(
            "page",
            new Printed(batch, items, batch.devices() - items.size(), load(occasion.actor(), id)),
            "issued",
            batch.number()),
        language,
        letterhead.unsealed());
  }

  private static List<Batches.Item> loose(List<Batches.Item> items, Category category) {
    return items.stream()
        .filter(each -> each.pallet() == null && category.takes(each.kind()))
        .toList();
  }

  private static List<Batches.Item> named(
      List<Batches.Item> items, Category category, Collection<String> tags, Batch batch) {
    var on = items.stream().filter(each -> tags.contains(each.tag().code())).toList();
    if (on.size() < tags.size())
      throw new Refusal(
          "dismantling.refusal.not-in-batch",
          tags.size() - on.size(),
          tags.stream()
              .filter(tag -> on.stream().noneMatch(each -> each.tag().code().equals(tag)))
              .limit(5)
              .reduce((a, b) -> a + ", " + b)
              .orElse(""),
          batch.number());
    for (var each : on) {
      if (!category.takes(each.kind()))
        throw new Refusal(
            "dismantling.refusal.other-sort", each.tag().printed(), each.kind(), category);
      if (each.pallet() != null)
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "dismantling.refusal.on-a-pallet",
            each.tag().printed(),
            each.pallet());
    }
    return on;
  }
}
