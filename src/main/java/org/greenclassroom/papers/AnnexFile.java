package org.greenclassroom.papers;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.greenclassroom.kernel.Refusal;

/** An annex as a file: CSV (RFC 4180), UTF-8, lines ended by CR LF, its first line the columns. */
final class AnnexFile {
  private static final int WIDEST = 40;

  private AnnexFile() {}

  /**
   * Its bytes, frozen.
   *
   * @throws Refusal when it has no rows, or a row has not as many cells as there are columns
   */
  static byte[] bytes(DrawUp.Annex annex) {
    var columns = annex.columns();
    if (annex.rows().isEmpty()
        || columns.isEmpty()
        || columns.size() > WIDEST
        || !columns.stream().allMatch(name -> name.matches("[a-z][a-z0-9-]{0,30}")))
      throw new Refusal("papers.refusal.annex");
    var csv = new StringBuilder();
    line(csv, columns);
    for (var row : annex.rows()) {
      if (row.size() != columns.size()) throw new Refusal("papers.refusal.annex");
      line(csv, row);
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The first rows of a kept annex, its columns before them. */
  static List<List<String>> rows(byte[] bytes, int most) {
    try (var reader =
        CsvReader.builder()
            .ofCsvRecord(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
      return reader.stream().limit(most + 1L).map(CsvRecord::getFields).toList();
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static void line(StringBuilder csv, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) csv.append(',');
      var cell = cell(cells.get(i));
      if (cell.matches("(?s).*[\",].*"))
        csv.append('"').append(cell.replace("\"", "\"\"")).append('"');
      else csv.append(cell);
    }
    csv.append("\r\n");
  }

  /** One line, nothing unseen; what a spreadsheet would compute is marked as text. */
  private static String cell(String typed) {
    var seen = new StringBuilder();
    typed
        .replaceAll("\\s+", " ")
        .strip()
        .codePoints()
        .filter(sign -> !Markup.isUnseen(sign))
        .forEach(seen::appendCodePoint);
    var cell = seen.toString();
    return cell.matches("(?s)[=+@].*|-[^\\d].*") ? "'" + cell : cell;
  }
}
