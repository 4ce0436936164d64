package org.greenclassroom.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A small spreadsheet of any kind as rows of cells, for a room that knows itself what its columns
 * mean: one sheet, without blank rows, each cell stripped.
 */
public final class Grid {
  private Grid() {}

  /**
   * A row that is not blank.
   *
   * @param number where it begins in the file, counted from 1
   */
  public record Line(long number, List<String> cells) {}

  /**
   * Reads the first sheet.
   *
   * @param most rows; a longer file is refused, never cut
   */
  public static List<List<String>> of(Spool spool, int most) {
    return lines(spool, null, most).stream().map(Line::cells).toList();
  }

  /** The names of its sheets that are not hidden; a text has one, without a name. */
  public static List<String> sheets(Spool spool) {
    try (var file = Opened.of(spool.path())) {
      return List.copyOf(file.sheets().names());
    } catch (IOException broken) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  /**
   * Reads one sheet, each row with its number.
   *
   * @param sheet by its name; null, or one that is not there: the first
   * @param most rows; a longer file is refused, never cut
   */
  public static List<Line> lines(Spool spool, @Nullable String sheet, int most) {
    try (var file = Opened.of(spool.path())) {
      var names = file.sheets().names();
      if (names.isEmpty()) throw new Refusal("lists.refusal.empty");
      int at = sheet == null ? 0 : Math.max(0, names.indexOf(sheet));
      var found = new ArrayList<Line>();
      try (var rows = file.sheets().rows(at)) {
        while (rows.hasNext()) {
          var cells = rows.next();
          if (cells.blank()) continue;
          if (found.size() == most) throw new Refusal("lists.refusal.too-many-rows", most);
          found.add(new Line(cells.line(), cells.values().stream().map(Text::clean).toList()));
        }
      }
      return found;
    } catch (IOException broken) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  /** Whether a heading stands above what is said of people: who somebody is, how to reach them. */
  public static boolean isPersonal(String heading) {
    return PersonalHeadings.is(heading);
  }
}
