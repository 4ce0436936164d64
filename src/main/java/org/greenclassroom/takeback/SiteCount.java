package org.greenclassroom.takeback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A whole count as it was made and signed on the spot, in one piece.
 *
 * @param at when both signed, by the clock of the sheet
 * @param carrier who drives them home; null when the programme does it itself
 * @param seen everything that was scanned or typed, in its order
 * @param losses what was said of those that are not there
 * @param accessories how many of each were found
 * @param pictures photographs of the room and of single computers
 */
public record SiteCount(
    Instant at,
    @Nullable Long carrier,
    List<Seen> seen,
    Map<Tag, Loss> losses,
    Map<Accessory, Integer> accessories,
    List<Picture> pictures,
    HandOver.Signature giver,
    HandOver.Signature taker) {
  private static final int MOST_SEEN = 1_000;
  private static final int MOST_PICTURES = 40;

  /**
   * One that was scanned.
   *
   * @param foreign the person says that it is not ours
   * @param condition null: nobody looked
   */
  public record Seen(String typed, boolean foreign, @Nullable Condition condition, String words) {
    public Seen {
      words = words.strip();
    }
  }

  /**
   * A photograph.
   *
   * @param of the computer it shows; null: the room
   */
  public record Picture(byte[] bytes, @Nullable Tag of) {}

  public SiteCount {
    seen = List.copyOf(seen);
    losses = new TreeMap<>(losses);
    accessories = new TreeMap<>(accessories);
    pictures = List.copyOf(pictures);
    if (seen.size() > MOST_SEEN) throw new Refusal("takeback.refusal.too-many", MOST_SEEN);
    if (pictures.size() > MOST_PICTURES)
      throw new Refusal("takeback.refusal.photos", MOST_PICTURES);
    for (var one : seen)
      if (one.words().length() > Loss.LONGEST)
        throw new Refusal("takeback.refusal.words-long", Loss.LONGEST);
    for (var one : accessories.entrySet())
      if (one.getValue() < 0 || one.getValue() > 5_000)
        throw new Refusal("takeback.refusal.pieces", one.getKey(), one.getValue());
  }
}
