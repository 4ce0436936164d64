package org.greenclassroom.dismantling;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.lists.Text;

/**
 * The lines of a certificate as a plant's own program writes them: a sheet with a column of serial
 * numbers or of our tags among others.
 */
final class LineFile {
  /** A title, an address and a date may stand above the headings. */
  private static final int HEADING_WITHIN = 15;

  private static final Set<String> TAGS =
      Set.of("tag", "tags", "tagno", "标签", "标签号", "标签编号", "etiquette", "numerodetiquette");

  private static final Set<String> SERIALS =
      Set.of(
          "serial",
          "serialno",
          "serialnumber",
          "serialnumbers",
          "sn",
          "序列号",
          "序号sn",
          "sn号",
          "机身号",
          "机身编号",
          "出厂编号",
          "设备序列号",
          "serie",
          "noserie",
          "ndeserie",
          "nodeserie",
          "numerodeserie");

  private LineFile() {}

  /**
   * The names it holds, one for each row below its headings. Where a row has both, our tag counts.
   *
   * @throws Refusal when no column says what it is
   */
  static List<String> of(List<List<String>> rows) {
    for (int at = 0; at < Math.min(HEADING_WITHIN, rows.size()); at++) {
      var heading = rows.get(at);
      int tags = column(heading, TAGS);
      int serials = column(heading, SERIALS);
      if (tags >= 0 || serials >= 0) return below(rows.subList(at + 1, rows.size()), tags, serials);
    }
    if (rows.stream().allMatch(row -> row.stream().filter(cell -> !cell.isBlank()).count() == 1))
      return rows.stream().map(row -> String.join("", row)).toList();
    throw new Refusal("dismantling.refusal.no-column");
  }

  private static List<String> below(List<List<String>> rows, int tags, int serials) {
    return rows.stream()
        .map(row -> {
          var tag = cell(row, tags);
          return tag.isEmpty() ? cell(row, serials) : tag;
        })
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static int column(List<String> heading, Set<String> words) {
    return IntStream.range(0, heading.size())
        .filter(at -> words.contains(Text.word(heading.get(at))))
        .findFirst()
        .orElse(-1);
  }

  private static String cell(List<String> row, int column) {
    if (column < 0 || column >= row.size()) return "";
    return Text.strip(Objects.requireNonNullElse(row.get(column), ""));
  }
}
