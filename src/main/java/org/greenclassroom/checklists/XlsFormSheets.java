package org.greenclassroom.checklists;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The cells of a small workbook as texts; nothing of a file is trusted before it was measured. */
final class XlsFormSheets {
  static final int MOST_BYTES = 1 << 20;
  private static final long UNPACKED = 16L << 20;
  private static final int ENTRIES = 200;
  private static final int ROWS = 2_000;
  private static final int CELLS = 60;

  private XlsFormSheets() {}

  /** A row with its number as the reader of the workbook sees it. */
  record Row(int number, List<String> cells) {}

  /** Sheets by their names in small letters. */
  static Map<String, List<Row>> read(byte[] workbook) {
    if (workbook.length > MOST_BYTES)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "checklists.refusal.xls-large", MOST_BYTES >> 20);
    measure(workbook);
    var all = new LinkedHashMap<String, List<Row>>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      for (var sheet : book.getSheets().limit(10).toList()) {
        var rows = new ArrayList<Row>();
        try (var stream = sheet.openStream()) {
          for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) stream::iterator) {
            if (rows.size() >= ROWS || row.getCellCount() > CELLS)
              throw new Refusal(
                  Refusal.Kind.TOO_LARGE, "checklists.refusal.xls-large", MOST_BYTES >> 20);
            var cells = new ArrayList<String>();
            for (int at = 0; at < row.getCellCount(); at++)
              cells.add(text(row.getOptionalCell(at).orElse(null)));
            rows.add(new Row(row.getRowNum(), cells));
          }
        }
        all.put(sheet.getName().strip().toLowerCase(Locale.ROOT), rows);
      }
    } catch (IOException | RuntimeException broken) {
      throw broken instanceof Refusal no ? no : new Refusal("checklists.refusal.xls-broken");
    }
    return all;
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) return "";
    return switch (cell.getType()) {
      case STRING -> String.valueOf(cell.getText());
      case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
      case BOOLEAN -> cell.asBoolean() ? "yes" : "no";
      default -> cell.getRawValue() == null ? "" : cell.getRawValue();
    };
  }

  /** Unpacks every entry into nothing, counting: a bomb is found out before it goes off. */
  private static void measure(byte[] workbook) {
    Path file = null;
    try {
      file =
          Files.createTempFile("form", ".xlsx"); // a stream cannot read every archive, a file can
      Files.write(file, workbook);
      measure(file);
    } catch (IOException | IllegalArgumentException broken) {
      throw new Refusal("checklists.refusal.xls-broken");
    } finally {
      remove(file);
    }
  }

  private static void measure(Path file) throws IOException {
    long all = 0;
    var buffer = new byte[64 * 1024];
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > ENTRIES) throw large();
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        boolean first = true;
        try (var in = zip.getInputStream(entries.nextElement())) {
          for (int n; (n = in.read(buffer)) >= 0; first = false) {
            if (first && declaresTypes(buffer, n))
              throw new Refusal("checklists.refusal.xls-broken");
            all += n;
            if (all > UNPACKED) throw large();
          }
        }
      }
    }
  }

  /** No workbook needs a DOCTYPE; who sends one wants our parser to fetch or to multiply things. */
  private static boolean declaresTypes(byte[] head, int length) {
    var start = new String(head, 0, Math.min(length, 4096), StandardCharsets.ISO_8859_1);
    return start.replace("\0", "").contains("<!DOCTYPE");
  }

  private static void remove(@Nullable Path file) {
    try {
      if (file != null) Files.deleteIfExists(file);
    } catch (IOException stays) {
      file.toFile().deleteOnExit();
    }
  }

  private static Refusal large() {
    return new Refusal(Refusal.Kind.TOO_LARGE, "checklists.refusal.xls-large", MOST_BYTES >> 20);
  }
}
