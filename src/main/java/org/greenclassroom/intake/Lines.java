package org.greenclassroom.intake;

import java.util.SortedSet;
import java.util.TreeSet;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Text;

/** Lines of a list as people name them: "3, 7-9". */
final class Lines {
  private Lines() {}

  static SortedSet<Long> of(String typed) {
    var lines = new TreeSet<Long>();
    for (var part : typed.split("[,;，；、\\s]+")) {
      if (part.isEmpty()) continue;
      var ends = part.split("[-–]");
      try {
        long first = Long.parseLong(ends[0]);
        long last = ends.length == 1 ? first : Long.parseLong(ends[1]);
        if (ends.length > 2 || last < first || last - first > Lists.MOST_ROWS)
          throw new NumberFormatException();
        for (long line = first; line <= last; line++) lines.add(line);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new Refusal("intake.refusal.lines", Text.cut(part, 30));
      }
    }
    return lines;
  }
}
