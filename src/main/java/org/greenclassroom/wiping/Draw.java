package org.greenclassroom.wiping;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.greenclassroom.frame.Files;

/**
 * Which devices of a lot are read again. Anybody can repeat the draw: for each candidate, SHA-256
 * of seed, colon and tag; those with the smallest hashes are drawn.
 */
final class Draw {
  private static final int ONE_IN = 20;

  private Draw() {}

  /** At least five in a hundred, at least one. */
  static int wanted(int cleared) {
    return cleared == 0 ? 0 : Math.max(1, Math.ceilDiv(cleared, ONE_IN));
  }

  /** The drawn tags, in the order in which they were drawn. */
  static List<String> drawn(String seed, Collection<String> candidates, int count) {
    record Lot(String hash, String tag) {}
    return candidates.stream()
        .sorted()
        .distinct()
        .map(tag -> new Lot(hash(seed, tag), tag))
        .sorted(Comparator.comparing(Lot::hash))
        .limit(count)
        .map(Lot::tag)
        .toList();
  }

  private static String hash(String seed, String tag) {
    return Files.sha256((seed + ":" + tag).getBytes(StandardCharsets.UTF_8));
  }
}
