package org.greenclassroom.lists;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A donor's list that was read and staged.
 *
 * @param unused headings from which nothing is taken
 * @param kindsGiven whether the list says what each thing is
 * @param lot what it became; null until committed
 */
public record Import(
    long id,
    long donor,
    String sha256,
    String name,
    Format format,
    @Nullable String charset,
    @Nullable String delimiter,
    List<String> unused,
    boolean kindsGiven,
    int accepted,
    int warned,
    int refused,
    State state,
    Instant previewedAt,
    @Nullable Instant committedAt,
    @Nullable Long lot) {
  /** How far it came. */
  public enum State {
    PREVIEWED,
    COMMITTED
  }

  public int rows() {
    return accepted + warned + refused;
  }

  public int usable() {
    return accepted + warned;
  }
}
