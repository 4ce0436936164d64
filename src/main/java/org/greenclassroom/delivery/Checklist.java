package org.greenclassroom.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at on site. Pure: what is open, and whether the school may accept.
 *
 * @param seats how many computers stand in the room, or will with this acceptance
 */
record Checklist(Map<Point, Mark> marks, boolean screenReader, int seats) {
  /** A sample of seats is a fifth of them, and never fewer than five. */
  private static final int SHARE = 5;

  private static final int LONGEST_REASON = 300;

  /**
   * One answer.
   *
   * @param seats how many seats were looked at; null: not a matter of seats, or not told
   * @param reason why it is open and nevertheless accepted; empty: none
   */
  record Mark(
      Answer answer, @Nullable Integer seats, String reason, @Nullable Instant at, long by) {}

  Checklist {
    marks = new EnumMap<Point, Mark>(marks.isEmpty() ? new EnumMap<>(Point.class) : marks);
  }

  /** The points of this room, in their order. */
  public List<Point> points() {
    var points = new ArrayList<Point>();
    for (var point : Point.values())
      if (point != Point.SCREEN_READER || screenReader) points.add(point);
    return points;
  }

  public @Nullable Mark of(Point point) {
    return marks.get(point);
  }

  /** How many seats have to be looked at, where a point is a matter of seats. */
  public int sample() {
    return Math.min(seats, Math.max(SHARE, (seats + SHARE - 1) / SHARE));
  }

  /** What is not answered, or not by yes, and not by "there is none" where that can be. */
  public List<Point> open() {
    var open = new ArrayList<Point>();
    for (var point : points()) {
      var mark = marks.get(point);
      if (mark == null || mark.answer() == Answer.NO) open.add(point);
    }
    return open;
  }

  public int done() {
    return points().size() - open().size();
  }

  /** These answers can be: nothing absent that every room has, no more seats than there are. */
  void check() {
    for (var entry : marks.entrySet()) {
      var mark = entry.getValue();
      if (mark.answer() == Answer.NOT_APPLICABLE && !entry.getKey().mayBeAbsent())
        throw new Refusal("delivery.refusal.not-absent", entry.getKey());
      if (mark.reason().length() > LONGEST_REASON)
        throw new Refusal("delivery.refusal.long-reason", LONGEST_REASON);
      if (mark.seats() != null && (mark.seats() < 0 || mark.seats() > 500))
        throw new Refusal("delivery.refusal.seats-seen", entry.getKey(), mark.seats());
    }
  }

  /**
   * Whether both may sign.
   *
   * @throws Refusal that names what is open: the filter always, all else as long as no reason is
   *     given
   */
  void mayAccept(String room) {
    check();
    for (var point : points()) {
      var mark = marks.get(point);
      if (!point.isHardStop()) continue;
      if (mark == null || mark.answer() != Answer.YES)
        throw new Refusal("delivery.refusal.filter-off", room);
      int seen = mark.seats() == null ? 0 : mark.seats();
      if (seen < sample())
        throw new Refusal("delivery.refusal.sample", room, sample(), seats, seen);
    }
    for (var point : open()) {
      var mark = marks.get(point);
      if (mark == null || mark.reason().isBlank())
        throw new Refusal("delivery.refusal.open", room, point, open().size());
    }
  }
}
