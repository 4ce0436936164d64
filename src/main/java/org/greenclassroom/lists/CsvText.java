package org.greenclassroom.lists;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.greenclassroom.kernel.Refusal;

/**
 * A delimited text: the delimiter is found where it stands outside quotes.
 *
 * @param named whether the first line is "sep=;", which Excel reads and writes and which is no row
 */
record CsvText(Path file, Encoding encoding, char delimiter, boolean named) implements Sheets {
  private static final char[] DELIMITERS = {',', ';', '\t'};
  private static final int HEAD = 64 * 1024;

  static CsvText of(Path file, Encoding encoding) throws IOException {
    String head;
    try (var reader = encoding.open(file)) {
      var chars = new char[HEAD];
      int length = 0;
      for (int n; length < HEAD && (n = reader.read(chars, length, HEAD - length)) > 0; )
        length += n;
      head = new String(chars, 0, length);
    }
    if (Text.strip(head).startsWith("<")) throw new Refusal("lists.refusal.not-a-list");
    if (head.indexOf('\0') >= 0) throw new Refusal("lists.refusal.not-a-list");
    if (head.length() >= 5 && head.substring(0, 4).equalsIgnoreCase("sep="))
      return new CsvText(file, encoding, head.charAt(4), true);
    return new CsvText(file, encoding, delimiter(head, file), false);
  }

  /** The delimiter under which a heading row makes most sense; then the one that cuts most. */
  private static char delimiter(String head, Path file) {
    char best = DELIMITERS[0];
    int bestScore = -1;
    for (char delimiter : DELIMITERS) {
      int score = 0;
      int cells = 0;
      try (var reader = CsvRows.reading(delimiter).ofCsvRecord(head)) {
        int records = 0;
        for (var found : reader) {
          score = Math.max(score, Heading.score(found.getFields()));
          cells = Math.max(cells, found.getFieldCount());
          if (++records == AssetList.HEADING_WITHIN) break;
        }
      } catch (CsvParseException _) {
        // The head may end inside a quoted cell; what was read before it counts.
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
      if (score * 1000 + Math.min(cells, 999) > bestScore) {
        bestScore = score * 1000 + Math.min(cells, 999);
        best = delimiter;
      }
    }
    return best;
  }

  @Override
  public List<String> names() {
    return List.of("");
  }

  @Override
  public Rows rows(int sheet) throws IOException {
    var source = new BufferedReader(encoding.open(file), HEAD);
    if (named) source.readLine();
    return new CsvRows(encoding, delimiter, source, named ? 1 : 0);
  }

  @Override
  public void close() {
    // each reading closes its own
  }
}
