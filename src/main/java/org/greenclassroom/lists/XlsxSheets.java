package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.greenclassroom.kernel.Refusal;

/**
 * An Excel workbook since 2007 (.xlsx, .xlsm), read as a stream; its macros are never looked at.
 */
final class XlsxSheets implements Sheets {
  private final ReadableWorkbook workbook;
  private final List<Sheet> sheets;
  private final Numbers numbers;

  private XlsxSheets(ReadableWorkbook workbook) {
    this.workbook = workbook;
    this.numbers = new Numbers(workbook.isDate1904());
    this.sheets =
        workbook
            .getSheets()
            .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
            .limit(LOOKED_AT)
            .toList();
  }

  static XlsxSheets open(Path file) throws IOException {
    ZipFence.pass(file);
    try {
      return new XlsxSheets(new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
    } catch (RuntimeException | IOException e) {
      throw broken(e);
    }
  }

  @Override
  public List<String> names() {
    return sheets.stream().map(Sheet::getName).toList();
  }

  @Override
  public Rows rows(int sheet) throws IOException {
    try {
      return new Reading(sheets.get(sheet).openStream());
    } catch (RuntimeException | IOException e) {
      throw broken(e);
    }
  }

  private static Refusal broken(Exception e) {
    return e instanceof Refusal refusal ? refusal : new Refusal("lists.refusal.workbook-broken");
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private final class Reading implements Rows {
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    Reading(Stream<Row> stream) {
      this.stream = stream;
      this.rows = stream.iterator();
    }

    @Override
    public boolean hasNext() {
      try {
        return rows.hasNext();
      } catch (RuntimeException e) {
        throw broken(e);
      }
    }

    @Override
    public Cells next() {
      try {
        return cells(rows.next());
      } catch (NoSuchElementException e) {
        throw e;
      } catch (RuntimeException e) {
        throw broken(e);
      }
    }

    private Cells cells(Row row) {
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

    private String text(Cell cell) {
      if (cell.getType() == CellType.STRING) return String.valueOf(cell.getText());
      var raw = cell.getRawValue();
      if (raw == null) return "";
      return switch (cell.getType()) {
        case NUMBER -> numbers.text(raw, cell.getDataFormatString());
        case BOOLEAN -> raw.equals("1") ? "TRUE" : raw.equals("0") ? "FALSE" : raw;
        default -> raw;
      };
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
