package org.greenclassroom.papers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a text, line beside line: what is the same stands in one row, what was taken out
 * or put in alone.
 */
final class Difference {
  /** More than any text of ours has; beyond it lines are not matched. */
  private static final int MOST = 1_500;

  private Difference() {}

  /**
   * A row.
   *
   * @param before null: it was put in
   * @param after null: it was taken out
   */
  record Row(@Nullable String before, @Nullable String after) {
    public boolean isSame() {
      return before != null && after != null;
    }
  }

  static List<Row> of(List<String> before, List<String> after) {
    var rows = new ArrayList<Row>();
    if (before.size() > MOST || after.size() > MOST) {
      for (var line : before) rows.add(new Row(line, null));
      for (var line : after) rows.add(new Row(null, line));
      return rows;
    }
    // the longest common run of lines from each pair of places on
    var common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--)
      for (int j = after.size() - 1; j >= 0; j--)
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j)))
        rows.add(new Row(before.get(i++), after.get(j++)));
      else if (i < before.size()
          && (j == after.size() || common[i + 1][j] >= common[i][j + 1]))
        rows.add(new Row(before.get(i++), null));
      else rows.add(new Row(null, after.get(j++)));
    }
    return rows;
  }
}
