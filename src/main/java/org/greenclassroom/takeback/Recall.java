package org.greenclassroom.takeback;

import java.time.Instant;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The recall of one room.
 *
 * @param closedAt when both signed on site; null while it is being counted
 * @param taker who drove the devices home; null while it is being counted
 * @param slip the hand-over school to taker; null before, and when nothing was found
 * @param issued how many stood there by our books when it was opened
 * @param returning how many of them are still on the road home
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
    int comingBack) {

  public boolean open() {
    return closedAt == null;
  }

  Recall counting() {
    if (!open()) throw new Refusal("takeback.refusal.closed");
    return this;
  }
}
