package org.greenclassroom.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.lists.Lists;
import org.greenclassroom.lists.Row;
import org.greenclassroom.lists.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The rows of a list with something to say, as a file to send back to who wrote it: each with its
 * reason in the reader's language.
 */
@Component
class RowsForDonor {

  private static final Pattern NEEDS_QUOTES = Pattern.compile("(?s).*[\",\\r\\n].*");

  private final Lists lists;
  private final Sentences sentences;
  private final MessageSource words;

  RowsForDonor(Lists lists, Sentences sentences, MessageSource words) {
    this.lists = lists;
    this.sentences = sentences;
    this.words = words;
  }

  void write(long importId, Locale language, Writer out) throws IOException {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      // Excel takes a text for UTF-8 only where it begins with a byte order mark.
      out.write('\uFEFF');
      line(
          out,
          word("intake.row.line", language),
          word("intake.row.verdict", language),
          word("intake.row.remarks", language),
          word("intake.row.donors-tag", language),
          word("lists.column.maker", language),
          word("lists.column.model", language),
          word("intake.row.serial", language),
          word("intake.row.written", language));
      lists.told(importId, row -> told(out, row, language));
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private void told(Writer out, Row row, Locale language) {
    try {
      line(
          out,
          String.valueOf(row.line()),
          word("lists.verdict." + row.verdict().word(), language),
          String.join(" ", sentences.of(row.remarks())),
          row.donorsTag(),
          row.maker(),
          row.model(),
          row.serial(),
          row.written());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String word(String key, Locale language) {
    return words.getMessage(key, null, language);
  }

  private static void line(Writer out, @Nullable String... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) out.write(',');
      out.write(cell(cells[i]));
    }
    out.write("\r\n");
  }

  private static String cell(@Nullable String text) {
    if (text == null) return "";
    var safe = Spreadsheet.harmless(text);
    return NEEDS_QUOTES.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
