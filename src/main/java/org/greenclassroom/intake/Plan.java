package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list would do to a lot that is there already.
 *
 * @param seen what the lot's items were like when they were compared
 * @param counts of rows
 * @param missing announced items that the list does not name; they stay
 * @param withdrawn how many of those somebody said are not to come
 */
record Plan(long lot, String seen, Map<Outcome, Integer> counts, int missing, int withdrawn) {

  public int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** How an item is known again, the surest first. */
  enum Key {
    SERIAL,
    TAG_AND_MODEL,
    TAG
  }

  /** One value that would change. */
  record Difference(String field, @Nullable String old, @Nullable String now) {}

  /**
   * What one row would do.
   *
   * @param lines of the lot's items that may be meant
   */
  record Row(
      long line,
      Outcome outcome,
      @Nullable Key key,
      List<Difference> differences,
      List<Long> lines) {}

  /** An announced item that the new list does not name. */
  record Missing(
      long item,
      long line,
      @Nullable String donorsTag,
      @Nullable String maker,
      @Nullable String model,
      @Nullable String serial,
      boolean withdrawn) {}
}
