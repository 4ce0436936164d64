package org.greenclassroom.takeback;

import java.time.Instant;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The recall of one room.
 *
 * @param closedAt when both signed on site; null while it is being counted
 * @param taker who drove the devices home; null while it is being counted
 * @param slip the hand-over school to taker; null before; where nothing was found it holds the
 *     signatures alone
 * @param issued how many stood there by our books when it was opened
 * @param comingBack how many of them are still on the road home
 * @param countedAt when both signed, by the sheet; null while it is being counted
 * @param unexplained how many are missing without a cause that frees the school
 * @param discharge the number of the letter that frees the school; null: none stands
 */
public record Recall(
    long recall,
    long classroom,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Long taker,
    @Nullable Long slip,
    int issued,
    int found,
    int missing,
    int foreignOnes,
    int unexpected,
    int comingBack,
    @Nullable Instant countedAt,
    int unexplained,
    @Nullable String discharge) {

  public boolean open() {
    return closedAt == null;
  }

  Recall counting() {
    if (!open()) throw new Refusal("takeback.refusal.closed");
    return this;
  }
}
