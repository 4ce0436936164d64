package org.greenclassroom.checklists;

import org.jspecify.annotations.Nullable;

/**
 * An answer to one item.
 *
 * @param value as it is kept: text, a plain number, {@code yes} or {@code no}, an option's code,
 *     codes with a space between, an ISO date, the SHA-256 of photographs with a space between;
 *     null: none
 * @param reason why there is none, or a remark beside one; null: none
 * @param starred somebody wants it followed up
 */
public record Answer(@Nullable String value, @Nullable String reason, boolean starred) {
  public static final Answer NONE = new Answer(null, null, false);

  public static Answer of(String value) {
    return new Answer(value, null, false);
  }

  public static Answer without(String reason) {
    return new Answer(null, reason, false);
  }
}
