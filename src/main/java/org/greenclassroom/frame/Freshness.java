package org.greenclassroom.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How old what a replica says is at most. The primary's place in its log is noted with the moment;
 * when the replica has come to that place, it knows everything of that moment. No clock of the
 * other machine is trusted.
 */
final class Freshness {
  private static final int MOST = 600;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private volatile Instant asOf = Instant.MIN;

  private record Mark(Instant at, long written) {}

  /**
   * @param at before the primary was asked
   * @param written the primary's place in its log then
   * @param replayed the replica's place, asked afterwards
   */
  synchronized void note(Instant at, long written, long replayed) {
    marks.addLast(new Mark(at, written));
    if (marks.size() > MOST) marks.removeFirst();
    while (!marks.isEmpty() && marks.getFirst().written() <= replayed)
      asOf = marks.removeFirst().at();
  }

  boolean isWithin(Duration staleness, Instant now) {
    return !asOf.plus(staleness).isBefore(now);
  }

  /**
   * Since when the replica may not know something; {@link Instant#MIN} before it was first seen.
   */
  Instant asOf() {
    return asOf;
  }
}
