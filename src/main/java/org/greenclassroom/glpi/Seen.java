package org.greenclassroom.glpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one inventory says of a computer's parts. A kind of part it does not name was not looked at:
 * agents send only what changed, now and then all of it.
 */
record Seen(long document, Instant at, Map<Part, List<String>> parts) {
  /** Which parts are compared. */
  enum Part {
    DRIVE,
    MEMORY,
    BATTERY
  }

  /**
   * One difference.
   *
   * @param gone what was there before; null: nothing like it was
   * @param come what is there now; null: it is gone
   */
  record Change(Instant at, Part part, @Nullable String gone, @Nullable String come) {}

  /** What is otherwise than in the inventories before, the newest first. */
  static List<Change> changes(List<Seen> newestFirst) {
    var changes = new ArrayList<Change>();
    for (int at = 0; at < newestFirst.size(); at++) {
      var now = newestFirst.get(at);
      for (var part : Part.values()) {
        var before = before(newestFirst, at, part);
        var there = now.parts.get(part);
        if (there != null && before != null) changes.addAll(between(now.at, part, before, there));
      }
    }
    return changes;
  }

  private static @Nullable List<String> before(List<Seen> newestFirst, int at, Part part) {
    for (int older = at + 1; older < newestFirst.size(); older++) {
      var told = newestFirst.get(older).parts.get(part);
      if (told != null) return told;
    }
    return null;
  }

  private static List<Change> between(
      Instant at, Part part, List<String> before, List<String> now) {
    var gone = new ArrayList<>(before);
    var come = new ArrayList<>(now);
    for (var kept : now) if (gone.remove(kept)) come.remove(kept);
    var changes = new ArrayList<Change>();
    for (int n = 0; n < Math.max(gone.size(), come.size()); n++)
      changes.add(
          new Change(
              at,
              part,
              n < gone.size() ? gone.get(n) : null,
              n < come.size() ? come.get(n) : null));
    return changes;
  }
}
