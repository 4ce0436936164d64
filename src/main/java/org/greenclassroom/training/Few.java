package org.greenclassroom.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks of too few people is not shown.
 *
 * <p>A sum is made of what is shown and of nothing else. So nobody finds what is hidden by taking
 * the shown ones from the sum, whatever other sums there are.
 */
public final class Few {
  private Few() {}

  /** The figure, or null: it speaks of fewer than {@code least}. */
  public static @Nullable Integer shown(int figure, int least) {
    return figure < least ? null : figure;
  }

  /** The sum of those that are shown; null: none is. */
  public static @Nullable Integer sum(List<Integer> figures, int least) {
    int sum = 0;
    boolean any = false;
    for (int figure : figures)
      if (figure >= least) {
        sum += figure;
        any = true;
      }
    return any ? sum : null;
  }
}
