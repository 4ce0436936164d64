package org.greenclassroom.lists;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The rows of a delimited text, one after the other. */
final class CsvRows implements Rows {
  static final int LONGEST_CELL = 256 * 1024;

  private final Encoding encoding;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final long skipped;
  private long line = 1;
  private @Nullable Cells ahead;

  CsvRows(Encoding encoding, char delimiter, Reader source, long skipped) {
    this.encoding = encoding;
    this.skipped = skipped;
    this.reader = reading(delimiter).ofCsvRecord(source);
    this.records = reader.iterator();
    this.ahead = read();
  }

  static CsvReader.CsvReaderBuilder reading(char delimiter) {
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
