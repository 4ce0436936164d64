package org.greenclassroom.frame;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * A list on its way out, row by row: nothing of it is kept in memory, however long it is.
 *
 * <p>A cell is a text, a whole number, an {@link Instant} or null. A serial number is a text and
 * stays one.
 */
public sealed interface Spreadsheet extends Closeable {
  void row(@Nullable Object... cells) throws IOException;

  /**
   * CSV by RFC 4180 in UTF-8, with the byte-order mark without which spreadsheets take Chinese for
   * something else.
   */
  static Spreadsheet csv(OutputStream out) throws IOException {
    return new Csv(out);
  }

  /** An Excel workbook; where a sheet is full, the next one begins with the same headings. */
  static Spreadsheet xlsx(OutputStream out, String sheet) {
    return new Xlsx(out, sheet);
  }

  /** What spreadsheets read a formula from: full-width signs too, where Chinese is typed. */
  String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  /**
   * The text as it may stand in a cell of a file for spreadsheets: one that begins a formula gets
   * an apostrophe before it. OWASP, “CSV Injection”.
   */
  static String harmless(String text) {
    return beginsFormula(text, 0) ? "'" + text : text;
  }

  /** The text as it was before {@link #harmless}, where a file of ours comes back. */
  static String meant(String cell) {
    return cell.startsWith("'") && beginsFormula(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean beginsFormula(String text, int at) {
    return text.length() > at && BEGINS_A_FORMULA.indexOf(text.charAt(at)) >= 0;
  }

  /** Commas, quotes where they are needed, and no cell that begins a formula. */
  final class Csv implements Spreadsheet {
    private final Writer out;
    private final StringBuilder line = new StringBuilder(256);

    private Csv(OutputStream stream) throws IOException {
      out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
      out.write('\uFEFF');
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
      line.setLength(0);
      for (int at = 0; at < cells.length; at++) {
        if (at > 0) line.append(',');
        switch (cells[at]) {
          case null -> {}
          case String text -> text(text);
          case Object other -> line.append(other);
        }
      }
      out.append(line.append("\r\n"));
    }

    private void text(String said) {
      var text = harmless(said);
      boolean quoted = text.length() > said.length();
      for (int at = 0; at < text.length() && !quoted; at++)
        quoted = ",\"\r\n".indexOf(text.charAt(at)) >= 0;
      if (!quoted) {
        line.append(text);
        return;
      }
      line.append('"');
      line.append(text.replace("\"", "\"\"")).append('"');
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** Texts stand in their cells, not in a table of all texts that would have to be kept. */
  final class Xlsx implements Spreadsheet {
    /** Excel's own limit is 1,048,576 rows. */
    private static final int FULL = 1_000_000;

    private static final int FLUSHED = 500;
    private final Workbook book;
    private final String name;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;
    private @Nullable Object @Nullable [] headings;

    private Xlsx(OutputStream out, String name) {
      this.book = new Workbook(out, "Green Classroom", "1.0");
      this.name = name;
      this.sheet = book.newWorksheet(name);
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
      var first = headings;
      if (first == null) {
        headings = cells;
        write(cells);
        sheet.range(0, 0, 0, Math.max(0, cells.length - 1)).style().bold().set();
        sheet.freezePane(0, 1);
        return;
      }
      if (row >= FULL) {
        sheet.finish();
        sheet = book.newWorksheet(name + " " + ++sheets);
        row = 0;
        write(first);
      }
      write(cells);
    }

    private void write(@Nullable Object... cells) throws IOException {
      for (int at = 0; at < cells.length; at++) {
        switch (cells[at]) {
          case null -> {}
          case String text -> sheet.inlineString(row, at, text);
          case Number number -> sheet.value(row, at, number);
          case Instant instant -> {
            sheet.value(row, at, LocalDateTime.ofInstant(instant, Occasion.PROGRAMME_ZONE));
            sheet.style(row, at).format("yyyy-mm-dd hh:mm").set();
          }
          case Object other -> sheet.inlineString(row, at, other.toString());
        }
      }
      if (++row % FLUSHED == 0) sheet.flush();
    }

    @Override
    public void close() throws IOException {
      sheet.finish();
      book.finish();
    }
  }
}
