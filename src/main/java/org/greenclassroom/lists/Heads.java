package org.greenclassroom.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Refusal;

/**
 * How each sheet of a file begins: where headings are looked for.
 *
 * @param names of the sheets
 * @param rows the first rows of each
 */
record Heads(List<String> names, List<List<Cells>> rows) {
  static Heads of(Opened file) throws IOException {
    var names = file.sheets().names();
    if (names.isEmpty()) throw new Refusal("lists.refusal.empty");
    var heads = new ArrayList<List<Cells>>();
    for (int sheet = 0; sheet < names.size(); sheet++) {
      var head = new ArrayList<Cells>();
      try (var rows = file.sheets().rows(sheet)) {
        while (head.size() < AssetList.HEADING_WITHIN && rows.hasNext()) {
          var cells = rows.next();
          if (cells.values().size() > AssetList.CELLS_LIMIT)
            throw new Refusal("lists.refusal.too-wide", AssetList.CELLS_LIMIT);
          head.add(cells);
        }
      }
      heads.add(head);
    }
    return new Heads(names, heads);
  }

  List<String> cells(int sheet, int row) {
    return rows.get(sheet).get(row).values();
  }

  int width(int sheet) {
    return rows.get(sheet).stream().mapToInt(cells -> cells.values().size()).max().orElse(0);
  }

  boolean blank() {
    return rows.stream().flatMap(List::stream).allMatch(Cells::blank);
  }

  /** The named sheet; the first one where there is none of that name. */
  int sheet(String name) {
    return Math.max(0, names.indexOf(name));
  }
}
