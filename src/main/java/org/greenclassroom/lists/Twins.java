package org.greenclassroom.lists;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether any serial number may stand twice: a set of hashes, eight bytes each, so that the list
 * itself is searched only where that is so.
 */
final class Twins {
  private long[] slots = new long[1 << 12];
  private int size;
  private boolean maybe;

  void add(@Nullable String match) {
    if (match == null || maybe) return;
    long hash = 1125899906842597L;
    for (int i = 0; i < match.length(); i++) hash = 31 * hash + match.charAt(i);
    hash *= 0x9E3779B97F4A7C15L;
    if (hash == 0) hash = 1;
    if (size * 2 >= slots.length) grow();
    maybe = !put(slots, hash);
    size++;
  }

  boolean maybe() {
    return maybe;
  }

  private void grow() {
    var more = new long[slots.length * 2];
    Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(more, hash));
    slots = more;
  }

  private static boolean put(long[] slots, long hash) {
    int mask = slots.length - 1;
    for (int at = (int) (hash >>> 20) & mask; ; at = (at + 1) & mask) {
      if (slots[at] == hash) return false;
      if (slots[at] == 0) {
        slots[at] = hash;
        return true;
      }
    }
  }
}
