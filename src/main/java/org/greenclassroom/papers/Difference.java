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
      return before != null && before.equals(after);
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
      else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1]))
        rows.add(new Row(before.get(i++), null));
      else rows.add(new Row(null, after.get(j++)));
    }
    return paired(rows);
  }

  /** What was taken out and what was put in at the same place stand beside each other. */
  private static List<Row> paired(List<Row> rows) {
    var paired = new ArrayList<Row>();
    var out = new ArrayList<String>();
    var in = new ArrayList<String>();
    for (var row : rows) {
      if (row.isSame()) {
        pair(paired, out, in);
        paired.add(row);
        continue;
      }
      var before = row.before();
      if (before != null) out.add(before);
      var after = row.after();
      if (after != null) in.add(after);
    }
    pair(paired, out, in);
    return paired;
  }

  private static void pair(List<Row> paired, List<String> out, List<String> in) {
    for (int n = 0; n < Math.max(out.size(), in.size()); n++)
      paired.add(new Row(n < out.size() ? out.get(n) : null, n < in.size() ? in.get(n) : null));
    out.clear();
    in.clear();
  }
}
