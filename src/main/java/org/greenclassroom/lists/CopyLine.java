package org.greenclassroom.lists;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's text format, sent a buffer at a time: only that much is in memory. */
final class CopyLine {
  private static final int BUFFER = 128 * 1024;

  private final CopyIn copy;
  private final StringBuilder text = new StringBuilder(BUFFER + 4096);
  private boolean begun;

  CopyLine(CopyIn copy) {
    this.copy = copy;
  }

  CopyLine add(long value) {
    tab();
    text.append(value);
    return this;
  }

  CopyLine add(@Nullable Object value) {
    tab();
    if (value == null) text.append("\\N");
    else escaped(value.toString());
    return this;
  }

  private void tab() {
    if (begun) text.append('\t');
    begun = true;
  }

  private void escaped(String value) {
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != '\\') continue;
      var escape =
          switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
          };
      if (escape == null) continue;
      text.append(value, from, i).append(escape);
      from = i + 1;
    }
    text.append(value, from, value.length());
  }

  void end() throws SQLException {
    text.append('\n');
    begun = false;
    if (text.length() >= BUFFER) flush();
  }

  void flush() throws SQLException {
    if (text.isEmpty()) return;
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }
}
