package org.greenclassroom.watch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a room has points, or why it has none where it could.
 *
 * @param factor what it is about
 * @param points how many; 0: it is said, and does not count
 * @param word ends the words key of its sentence: {@code watch.reason.<word>}
 * @param told what fills the sentence: the facts
 * @param on the day of the fact; null: there is none, because nobody knows
 */
public record Reason(
    Factor factor, int points, String word, List<String> told, @Nullable LocalDate on) {
  public Reason {
    told = List.copyOf(told);
  }

  public String key() {
    return "watch.reason." + word;
  }

  public Object[] toldArray() {
    return told.toArray();
  }
}
