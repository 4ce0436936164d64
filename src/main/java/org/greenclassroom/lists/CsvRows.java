package org.greenclassroom.lists;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A delimited text file. The delimiter is found where it stands outside quotes. */
final class CsvRows implements Rows {
  private static final char[] DELIMITERS = {',', ';', '\t'};
  private static final int HEAD = 64 * 1024;
  private static final int LONGEST_CELL = 256 * 1024;

  final char delimiter;
  private final Encoding encoding;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final long skipped;
  private long line = 1;
  private @Nullable Cells ahead;

  private CsvRows(Encoding encoding, char delimiter, Reader source, long skipped) {
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.skipped = skipped;
    this.reader = reading(delimiter).ofCsvRecord(source);
    this.records = reader.iterator();
    this.ahead = read();
  }

  static CsvRows open(Path file, Encoding encoding) throws IOException {
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
    var source = new BufferedReader(encoding.open(file), HEAD);
    // Excel reads and writes a first line "sep=;" that is no row.
    if (head.length() >= 5 && head.substring(0, 4).equalsIgnoreCase("sep=")) {
      source.readLine();
      return new CsvRows(encoding, head.charAt(4), source, 1);
    }
    return new CsvRows(encoding, delimiter(head, file), source, 0);
  }

  /** The delimiter under which a heading row makes most sense; then the one that cuts most. */
  private static char delimiter(String head, Path file) {
    char best = DELIMITERS[0];
    int bestScore = -1;
    for (char delimiter : DELIMITERS) {
      int score = 0;
      int cells = 0;
      try (var reader = reading(delimiter).ofCsvRecord(head)) {
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

  private static CsvReader.CsvReaderBuilder reading(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .quoteCharacter('"')
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST_CELL);
  }

  private @Nullable Cells read() {
    try {
      if (!records.hasNext()) return null;
      var found = records.next();
      line = found.getStartingLineNumber() + skipped;
      return new Cells(line, new ArrayList<>(found.getFields()), false, false);
    } catch (CsvParseException e) {
      // A quotation mark that is never closed swallows the rest of the file. In the last line it
      // only tells that the file was cut off there.
      long opened = line + 1;
      if (encoding.lines() - opened <= 1)
        return new Cells(Math.min(opened, encoding.lines()), List.of(), false, true);
      throw new Refusal("lists.refusal.quote-open", opened);
    } catch (UncheckedIOException e) {
      throw new Refusal("lists.refusal.unreadable");
    }
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Cells next() {
    var now = ahead;
    if (now == null) throw new NoSuchElementException();
    ahead = now.cut() ? null : read();
    boolean unfinished = ahead == null && !encoding.endsWithNewline();
    return unfinished && !now.cut() ? new Cells(now.line(), now.values(), false, true) : now;
  }

  @Override
  public void close() throws IOException {
    records.close();
    reader.close();
  }
}
