package org.greenclassroom.dismantling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;

/**
 * Finds out which devices of a batch a certificate names. A plant writes tags or serial numbers,
 * one a line; each must be one device of the batch, once, and not certified before.
 */
final class Listed {
  private Listed() {}

  /**
   * The devices named.
   *
   * @param lines what the plant wrote; nothing written means everything not certified yet
   */
  static List<Batches.Item> in(Batch batch, List<Batches.Item> items, String lines) {
    var named = lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (named.isEmpty()) {
      var open = items.stream().filter(item -> item.certificate() == null).toList();
      if (open.isEmpty()) throw new Refusal("dismantling.refusal.all-certified", batch.number());
      return open;
    }
    var unknown = new ArrayList<String>();
    var found = new LinkedHashSet<Batches.Item>();
    for (var line : named) {
      var matches = items.stream().filter(item -> isNamed(item, line)).toList();
      if (matches.isEmpty()) {
        unknown.add(line);
        continue;
      }
      if (matches.size() > 1)
        throw new Refusal("dismantling.refusal.ambiguous", line, batch.number());
      var item = matches.getFirst();
      if (item.certificate() != null)
        throw new Refusal(
            "dismantling.refusal.certified-before", item.tag().printed(), item.certificate());
      if (!found.add(item)) throw new Refusal("dismantling.refusal.doubled", line);
    }
    if (!unknown.isEmpty())
      throw new Refusal(
          "dismantling.refusal.not-in-batch",
          unknown.size(),
          String.join(", ", unknown.subList(0, Math.min(5, unknown.size()))),
          batch.number());
    return List.copyOf(found);
  }

  private static boolean isNamed(Batches.Item item, String line) {
    if (Tag.looksLikeOne(line) && Tag.parse(line).equals(item.tag())) return true;
    return item.serial() != null
        && item.serial().strip().toLowerCase(Locale.ROOT).equals(line.toLowerCase(Locale.ROOT));
  }
}
