package org.greenclassroom.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Refusal;

/**
 * A small spreadsheet of any kind as rows of cells, for a room that knows itself what its columns
 * mean: the first sheet, without blank rows, each cell stripped.
 */
public final class Grid {
  private Grid() {}

  /**
   * Reads it.
   *
   * @param most rows; a longer file is refused, never cut
   */
  public static List<List<String>> of(Spool spool, int most) {
    try (var file = Opened.of(spool.path())) {
      if (file.sheets().names().isEmpty()) throw new Refusal("lists.refusal.empty");
      var found = new ArrayList<List<String>>();
      try (var rows = file.sheets().rows(0)) {
        while (rows.hasNext()) {
          var cells = rows.next();
          if (cells.blank()) continue;
          if (found.size() == most) throw new Refusal("lists.refusal.too-many-rows", most);
          found.add(cells.values().stream().map(Text::clean).toList());
        }
      }
      return found;
    } catch (IOException broken) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }
}
