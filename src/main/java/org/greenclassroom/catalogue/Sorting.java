package org.greenclassroom.catalogue;

import java.util.Arrays;
import java.util.Locale;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * In which order: by one column, then by the order in which devices came into the house, so that no
 * two have the same place. What is unknown stands last, whichever way round.
 */
record Sorting(By column, boolean descending) {
  static final Sorting USUAL = new Sorting(By.RECEIVED, false);

  /** A heading that sorts. Only what stays fast with a million devices is one. */
  enum By {
    RECEIVED(false),
    TAG(false),
    WHAT(true),
    SERIAL(true),
    WEIGHT(false),
    SINCE(false);

    /** Whether there may be nothing to sort by. */
    final boolean unknown;

    By(boolean unknown) {
      this.unknown = unknown;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As it stands in the address: {@code serial}, or {@code -serial} the other way round. */
  static Sorting parse(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return USUAL;
    boolean descending = typed.startsWith("-");
    var word = descending ? typed.substring(1) : typed;
    return new Sorting(
        Arrays.stream(By.values())
            .filter(column -> column.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new Refusal("frame.refusal.unreadable", "sort", typed)),
        descending);
  }

  String written() {
    return (descending ? "-" : "") + column.word();
  }
}
