package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What came in of a lot, as two people sign for it.
 *
 * @param items which items came; null means every one that had not come yet
 * @param counted how many pieces were counted; must be as many as the items. People always count;
 *     null only from a program that names what it counted
 * @param total what all of them weighed together; null when they were not weighed together
 * @param weighed what single items weighed, by item
 * @param worn the tag of a pre-printed roll that single items wear already, by item
 * @param place the house's site where they now stand
 * @param seal number of the seal of the truck or pallet
 */
public record Receiving(
    @Nullable List<Long> items,
    @Nullable Integer counted,
    @Nullable Weight total,
    Map<Long, Weight> weighed,
    Map<Long, Tag> worn,
    long place,
    @Nullable String seal,
    HandOver.Signature giver,
    HandOver.Signature taker) {
  /** Where nothing wears a label yet. */
  public Receiving(
      @Nullable List<Long> items,
      @Nullable Integer counted,
      @Nullable Weight total,
      Map<Long, Weight> weighed,
      long place,
      @Nullable String seal,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    this(items, counted, total, weighed, Map.of(), place, seal, giver, taker);
  }
}
