package org.greenclassroom.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.greenclassroom.custody.Basis;
import org.jspecify.annotations.Nullable;

/**
 * What the paper's template gets: everything comes from what was frozen when the lot was closed.
 *
 * @param closed when two people closed the lot
 * @param items for the report all, for the voucher those that a plant certified; cut at a number
 * @param cut more items than a paper lists: the list has them
 * @param reused for the voucher: what was not scrapped
 * @param sha256 over all frozen items
 */
record Printed(
    String number,
    Issued.Kind kind,
    String donor,
    long lot,
    Instant issuedAt,
    Instant openedAt,
    Instant closed,
    Reckoning sum,
    long collected,
    List<Surroundings.Things> things,
    List<Item> items,
    boolean cut,
    List<Item> reused,
    boolean reusedCut,
    List<Surroundings.Sanitized> sanitized,
    boolean sanitizedCut,
    String chart,
    String sha256,
    String verifyAt,
    String qr) {

  /**
   * What one plant certified on one paper.
   *
   * @param licence under which the devices left; null: unknown
   */
  record Certified(
      String plant,
      @Nullable String licence,
      String proof,
      @Nullable LocalDate on,
      List<Item> items) {
    public long weighed() {
      return grams(items, false);
    }

    public long estimated() {
      return grams(items, true);
    }

    private static long grams(List<Item> items, boolean estimated) {
      long sum = 0;
      for (var item : items) {
        var grams = item.grams();
        if (grams != null && (item.basis() == Basis.ESTIMATED) == estimated) sum += grams;
      }
      return sum;
    }
  }

  /** Certificate by certificate, in the order of plants. */
  public List<Certified> certified() {
    var all = new LinkedHashMap<String, Certified>();
    for (var item : items) {
      var plant = item.plant();
      var proof = item.proof();
      if (plant == null || proof == null) continue;
      all.computeIfAbsent(
              plant + "\n" + proof + "\n" + item.licence(),
              _ -> new Certified(plant, item.licence(), proof, item.proofOn(), new ArrayList<>()))
          .items()
          .add(item);
    }
    return List.copyOf(all.values());
  }

  public long thingPieces() {
    return things.stream().mapToLong(Surroundings.Things::pieces).sum();
  }

  public long pieces() {
    return sum.came() + thingPieces();
  }

  public long weighed() {
    return sum.weighed() + things.stream().mapToLong(Surroundings.Things::weighed).sum();
  }

  public long estimated() {
    return sum.estimated() + things.stream().mapToLong(Surroundings.Things::estimated).sum();
  }
}
