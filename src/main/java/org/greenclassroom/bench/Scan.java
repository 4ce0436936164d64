package org.greenclassroom.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.greenclassroom.frame.Receipts;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one code.
 *
 * @param id made when it was scanned: the key of the fact that comes of it
 * @param code as the scanner sent it
 * @param pallet where it is put, in the mode {@code PALLET}
 * @param round in which it was seen, in the mode {@code ROUND}
 * @param options of the mode: {@code powers_on}, {@code drives}, {@code why}
 * @param at when it was scanned, by the house's clock
 */
record Scan(
    String id,
    String code,
    Mode mode,
    @Nullable Long pallet,
    @Nullable Long round,
    Map<String, String> options,
    Instant at) {

  String option(String name) {
    return options.getOrDefault(name, "");
  }

  /** The same key that the header {@code Idempotency-Key} would give. */
  Occasion on(Occasion post) {
    var key = (post.actor().account() + "/" + id).getBytes(StandardCharsets.UTF_8);
    return new Occasion(post.actor(), post.now(), post.zone(), UUID.nameUUIDFromBytes(key));
  }

  String hash() {
    var text =
        String.join(
            "\n",
            code,
            mode.name(),
            String.valueOf(pallet),
            String.valueOf(round),
            new TreeMap<>(options).toString());
    return Receipts.hash("bench", text.getBytes(StandardCharsets.UTF_8));
  }
}
