package org.greenclassroom.lists;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.greenclassroom.kernel.Refusal;

/**
 * The first sheet of an XLSX workbook that has a heading row, read as a stream.
 *
 * <p>A workbook is a zip: before anything of it is trusted, every entry is unpacked once into
 * nothing, counting, so that a bomb is found out without its going off in memory.
 */
final class WorkbookRows implements Rows {
  private static final long UNPACKED_LIMIT = 512L << 20;
  private static final long STRINGS_LIMIT = 96L << 20;
  private static final int ENTRIES_LIMIT = 2_000;
  private static final int SHEETS_LOOKED_AT = 20;

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;

  private WorkbookRows(ReadableWorkbook workbook, Sheet sheet) throws IOException {
    this.workbook = workbook;
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
  }

  static WorkbookRows open(Path file) throws IOException {
    fence(file);
    ReadableWorkbook workbook;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
    } catch (RuntimeException | IOException e) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
    try {
      return new WorkbookRows(workbook, sheetWithHeading(workbook));
    } catch (RuntimeException | IOException e) {
      workbook.close();
      if (e instanceof Refusal refusal) throw refusal;
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  private static Sheet sheetWithHeading(ReadableWorkbook workbook) throws IOException {
    var sheets =
        workbook
            .getSheets()
            .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
            .limit(SHEETS_LOOKED_AT)
            .toList();
    if (sheets.isEmpty()) throw new Refusal("lists.refusal.empty");
    for (var sheet : sheets) {
      try (var head = sheet.openStream()) {
        if (head.limit(AssetList.HEADING_WITHIN).anyMatch(row -> Heading.is(cells(row).values())))
          return sheet;
      }
    }
    return sheets.getFirst();
  }

  private static void fence(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > ENTRIES_LIMIT) throw new Refusal("lists.refusal.workbook-too-large");
      long all = 0;
      var buffer = new byte[64 * 1024];
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        boolean strings = entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
        long one = 0;
        try (var in = zip.getInputStream(entry)) {
          for (int n; (n = in.read(buffer)) >= 0; ) {
            if (one == 0 && declaresTypes(buffer, n))
              throw new Refusal("lists.refusal.workbook-broken");
            one += n;
            all += n;
            if (all > UNPACKED_LIMIT || (strings && one > STRINGS_LIMIT))
              throw new Refusal("lists.refusal.workbook-too-large");
          }
        }
      }
    } catch (java.util.zip.ZipException | IllegalArgumentException e) {
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  /** No workbook needs a DOCTYPE; who sends one wants our parser to fetch or to multiply things. */
  private static boolean declaresTypes(byte[] head, int length) {
    var start = new String(head, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1);
    return start.replace("\0", "").contains("<!DOCTYPE");
  }

  private static Cells cells(Row row) {
    int count = row.getCellCount();
    if (count > AssetList.CELLS_LIMIT)
      throw new Refusal("lists.refusal.too-wide", AssetList.CELLS_LIMIT);
    var values = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      var cell = row.getCell(i);
      values.add(cell == null ? "" : text(cell));
    }
    return new Cells(row.getRowNum(), values, true, false);
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.STRING) return String.valueOf(cell.getText());
    var raw = cell.getRawValue();
    if (raw == null) return "";
    return cell.getType() == CellType.NUMBER ? number(raw) : raw;
  }

  /**
   * A number as a person would read it in the cell. Excel keeps 15 digits; what had more is lost,
   * and is given in the form that shows the damage: 1.234567890E+17.
   */
  private static String number(String raw) {
    try {
      var number = new BigDecimal(raw).stripTrailingZeros();
      int digits = number.precision() - number.scale();
      if (digits > 15) return String.format(Locale.ROOT, "%.9E", number);
      return number.scale() > 40 ? raw : number.toPlainString();
    } catch (NumberFormatException _) {
      return raw;
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (RuntimeException e) {
      if (e instanceof Refusal refusal) throw refusal;
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  @Override
  public Cells next() {
    try {
      return cells(rows.next());
    } catch (RuntimeException e) {
      if (e instanceof Refusal || e instanceof java.util.NoSuchElementException) throw e;
      throw new Refusal("lists.refusal.workbook-broken");
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
