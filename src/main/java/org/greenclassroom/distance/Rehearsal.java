package org.greenclassroom.distance;

import java.time.Instant;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The line, tried before.
 *
 * @param downKbit measured in the room; null: nobody measured
 * @param upKbit null: nobody measured
 */
record Rehearsal(
    Instant at,
    @Nullable Integer downKbit,
    @Nullable Integer upKbit,
    boolean picture,
    boolean sound,
    String words) {
  /** 1–2 Mbit/s a participant with a picture (Giga's glossary); a voice needs a tenth. */
  static final int PICTURE_KBIT = 2_000;

  static final int VOICE_KBIT = 100;

  record Form(
      @Nullable String down,
      @Nullable String up,
      boolean picture,
      boolean sound,
      @Nullable String words) {

    Rehearsal rehearsal(Instant now) {
      var words = words() == null ? "" : words().strip();
      if (words.length() > 1_000) throw new Refusal("distance.refusal.long", 1_000);
      return new Rehearsal(now, Wish.kbit(down()), Wish.kbit(up()), picture(), sound(), words);
    }
  }

  /** Good enough: everybody hears and, unless it is a telephone, sees; and the line carries it. */
  public boolean isGood(Platform platform) {
    if (!sound) return false;
    if (platform == Platform.TELEPHONE) return true;
    return picture && downKbit != null && downKbit >= PICTURE_KBIT;
  }
}
