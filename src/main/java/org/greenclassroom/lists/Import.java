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
 * @param into the open lot that it is meant for; null for a lot of its own
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
    @Nullable Long lot,
    @Nullable Long into,
    @Nullable Instant undoneAt) {
  /** How far it came. */
  public enum State {
    /** Waits for a person to say what its columns mean; no row of it was judged yet. */
    MAPPING,
    PREVIEWED,
    COMMITTED,
    /** It was committed, and taken back as a whole. */
    UNDONE
  }

  public int rows() {
    return accepted + warned + refused;
  }

  public int usable() {
    return accepted + warned;
  }
}
