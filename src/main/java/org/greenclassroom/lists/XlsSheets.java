package org.greenclassroom.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook of 1997 to 2003 (.xls), record by record: neither a sheet nor a formula is ever
 * built in memory. The shared texts are, as the file keeps them in one place.
 */
final class XlsSheets implements Sheets {
  private static final List<String> WORKBOOK = List.of("Workbook", "WORKBOOK");

  private final POIFSFileSystem system;
  private final List<String> names = new ArrayList<>();

  /** Where each name stands among all sheets, hidden ones and charts counted. */
  private final List<Integer> places = new ArrayList<>();

  private XlsSheets(POIFSFileSystem system) throws IOException {
    this.system = system;
    try (var in = stream()) {
      var records = new RecordFactoryInputStream(in, false);
      int place = 0;
      for (var record = records.nextRecord();
          record != null && !(record instanceof EOFRecord);
          record = records.nextRecord()) {
        if (!(record instanceof BoundSheetRecord sheet)) continue;
        if (!sheet.isHidden() && !sheet.isVeryHidden() && names.size() < LOOKED_AT) {
          names.add(sheet.getSheetname());
          places.add(place);
        }
        place++;
      }
    }
  }

  static XlsSheets open(Path file) throws IOException {
    POIFSFileSystem system;
    try {
      system = new POIFSFileSystem(file.toFile(), true);
    } catch (RuntimeException | IOException e) {
      throw broken(e);
    }
    try {
      refuseOthers(system.getRoot());
      return new XlsSheets(system);
    } catch (RuntimeException | IOException e) {
      system.close();
      throw broken(e);
    }
  }

  /** Word files, protected workbooks and those of Excel 5 lie in the same kind of container. */
  private static void refuseOthers(DirectoryNode root) {
    if (root.hasEntryCaseInsensitive("EncryptedPackage"))
      throw new Refusal("lists.refusal.protected");
    if (WORKBOOK.stream().anyMatch(root::hasEntry)) return;
    throw new Refusal(
        root.hasEntryCaseInsensitive("Book")
            ? "lists.refusal.old-excel"
            : "lists.refusal.not-a-list");
  }

  private DocumentInputStream stream() throws IOException {
    var root = system.getRoot();
    return root.createDocumentInputStream(
        WORKBOOK.stream().filter(root::hasEntry).findFirst().orElseThrow());
  }

  private static Refusal broken(Exception e) {
    if (e instanceof Refusal refusal) return refusal;
    return new Refusal(
        e instanceof EncryptedDocumentException
            ? "lists.refusal.protected"
            : "lists.refusal.workbook-broken");
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Rows rows(int sheet) throws IOException {
    try {
      return new Reading(stream(), places.get(sheet));
    } catch (RuntimeException | IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() throws IOException {
    system.close();
  }

  private static final class Reading implements Rows {
    private final DocumentInputStream in;
    private final RecordFactoryInputStream records;
    private final FormatTrackingHSSFListener formats =
        new FormatTrackingHSSFListener(_ -> {}, Locale.ROOT);
    private Numbers numbers = new Numbers(false);
    private @Nullable SSTRecord texts;
    private @Nullable Cells ahead;

    /** The row that is being gathered; -1 before the first. */
    private int row = -1;

    private List<String> values = new ArrayList<>();
    private boolean ended;

    /** Where the text of a formula goes, which follows in a record of its own. */
    private int awaited = -1;

    Reading(DocumentInputStream in, int place) {
      this.in = in;
      this.records = new RecordFactoryInputStream(in, false);
      seek(place);
      ahead = read();
    }

    /** Past the workbook's own records and the sheets before. */
    private void seek(int place) {
      int begun = -1; // the workbook itself begins first
      int depth = 0; // charts lie inside sheets, with a beginning and an end of their own
      for (var record = records.nextRecord(); record != null; record = records.nextRecord()) {
        if (record instanceof BOFRecord && depth++ == 0 && ++begun == place + 1) return;
        if (record instanceof EOFRecord) depth--;
        if (begun > 0) continue;
        formats.processRecordInternally(record);
        if (record instanceof SSTRecord shared) texts = shared;
        if (record instanceof DateWindow1904Record window)
          numbers = new Numbers(window.getWindowing() == 1);
      }
      ended = true;
    }

    private @Nullable Cells read() {
      int depth = 0;
      while (!ended) {
        var record = records.nextRecord();
        if (record == null || (record instanceof EOFRecord && depth-- == 0)) {
          ended = true;
        } else if (record instanceof BOFRecord) {
          depth++;
        } else if (depth > 0) {
          continue;
        } else if (record instanceof StringRecord text && awaited >= 0) {
          values.set(awaited, text.getString());
          awaited = -1;
        } else if (record instanceof LabelRecord label) {
          var done = put(label.getRow(), label.getColumn(), label.getValue());
          if (done != null) return done;
        } else if (record instanceof CellRecord cell) {
          var done = put(cell.getRow(), cell.getColumn(), text(cell));
          if (cell instanceof FormulaRecord formula
              && formula.getCachedResultTypeEnum() == CellType.STRING) awaited = cell.getColumn();
          if (done != null) return done;
        }
      }
      return finished();
    }

    /** Puts a cell into its row; answers the row before when this one begins another. */
    private @Nullable Cells put(int at, int column, String text) {
      if (column >= AssetList.CELLS_LIMIT && !text.isEmpty())
        throw new Refusal("lists.refusal.too-wide", AssetList.CELLS_LIMIT);
      Cells done = null;
      if (at != row) {
        done = finished();
        row = at;
        awaited = -1;
      }
      while (values.size() <= column) values.add("");
      values.set(column, text);
      return done;
    }

    private @Nullable Cells finished() {
      if (row < 0) return null;
      var done = new Cells(row + 1L, values, true, false);
      values = new ArrayList<>();
      row = -1;
      return done;
    }

    private String text(CellRecord cell) {
      return switch (cell) {
        case LabelSSTRecord label -> {
          var shared = texts;
          yield shared == null ? "" : shared.getString(label.getSSTIndex()).getString();
        }
        case NumberRecord number -> number(number.getValue(), formats.getFormatString(number));
        case BoolErrRecord either ->
            either.isBoolean()
                ? (either.getBooleanValue() ? "TRUE" : "FALSE")
                : error(either.getErrorValue());
        case FormulaRecord formula ->
            switch (formula.getCachedResultTypeEnum()) {
              case NUMERIC -> number(formula.getValue(), formats.getFormatString(formula));
              case BOOLEAN -> formula.getCachedBooleanValue() ? "TRUE" : "FALSE";
              case ERROR -> error((byte) formula.getCachedErrorValue());
              default -> "";
            };
        default -> "";
      };
    }

    private String number(double value, @Nullable String format) {
      return Double.isFinite(value) ? numbers.text(Double.toString(value), format) : "";
    }

    private static String error(byte code) {
      try {
        return FormulaError.forInt(code).getString();
      } catch (IllegalArgumentException _) {
        return "#ERROR!";
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
      try {
        ahead = read();
      } catch (RuntimeException e) {
        throw broken(e);
      }
      return now;
    }

    @Override
    public void close() {
      in.close();
    }
  }
}
