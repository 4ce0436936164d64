package org.greenclassroom.intake;

import java.util.Arrays;
import org.greenclassroom.frame.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** A row of a table for spreadsheets. */
final class Csv {
  private Csv() {}

  static String row(@Nullable Object... cells) {
    return String.join(",", Arrays.stream(cells).map(Csv::cell).toArray(String[]::new)) + "\r\n";
  }

  /** Quoted, and never a formula: what a donor wrote into a list may be anything. */
  private static String cell(@Nullable Object value) {
    if (value == null) return "";
    var text = Spreadsheet.harmless(value.toString());
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
