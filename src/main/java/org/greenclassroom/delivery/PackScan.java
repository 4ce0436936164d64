package org.greenclassroom.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Receipts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one code while a room is packed.
 *
 * @param id made when it was scanned: a second posting of it packs nothing
 * @param parcel into which it goes; null when it comes out
 * @param at when it was scanned, by the house's clock
 */
record PackScan(String id, String code, Mode mode, @Nullable Long parcel, Instant at) {
  /** In or out. */
  enum Mode {
    IN,
    OUT
  }

  /** What came of it; the names are those of the scanning element. */
  enum Result {
    DONE,
    DOUBLED,
    REFUSED,
    LATER
  }

  /** The answer, in words. */
  record Outcome(
      String id,
      Result result,
      @Nullable String tag,
      String said,
      @Nullable Stage stage,
      @Nullable String code) {}

  /** The answer before it is put into words. */
  record Told(Result result, @Nullable Tag tag, @Nullable Stage stage, Said said) {}

  Occasion on(Occasion post) {
    var key = (post.actor().account() + "/" + id).getBytes(StandardCharsets.UTF_8);
    return new Occasion(post.actor(), post.now(), post.zone(), UUID.nameUUIDFromBytes(key));
  }

  String hash(long classroom) {
    var text = String.join("\n", "" + classroom, code, mode.name(), String.valueOf(parcel));
    return Receipts.hash("delivery", text.getBytes(StandardCharsets.UTF_8));
  }
}
