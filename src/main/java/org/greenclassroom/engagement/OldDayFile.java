package org.greenclassroom.engagement;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A table of old days. Its first line names the columns; all lines are right or none is taken. A
 * number that a report does not say is left empty and stays unknown: it is no zero.
 */
final class OldDayFile {
  static final List<String> COLUMNS =
      List.of(
          "day",
          "kind",
          "title",
          "company",
          "school",
          "place",
          "volunteers",
          "hours",
          "pupils",
          "quality",
          "page");
  private static final List<String> NEEDED = List.of("day", "kind", "title", "quality");
  private static final int MOST_BYTES = 2_000_000;
  private static final int MOST_LINES = 5_000;
  private static final int LONGEST = 300;

  private OldDayFile() {}

  static List<OldDay> read(byte[] file) {
    if (file.length == 0 || file.length > MOST_BYTES) throw new Refusal("engagement.refusal.file");
    var days = new ArrayList<OldDay>();
    Map<String, Integer> columns = null;
    for (var record : records(text(file))) {
      if (record.getFields().stream().allMatch(String::isBlank)) continue;
      if (columns == null) {
        columns = columns(record);
        continue;
      }
      if (days.size() >= MOST_LINES) throw new Refusal("engagement.refusal.lines", MOST_LINES);
      days.add(day(new Line(record, columns)));
    }
    if (days.isEmpty()) throw new Refusal("engagement.refusal.file");
    return days;
  }

  private static Map<String, Integer> columns(CsvRecord record) {
    var columns = new HashMap<String, Integer>();
    for (int i = 0; i < record.getFieldCount(); i++)
      columns.putIfAbsent(record.getField(i).strip().toLowerCase(Locale.ROOT), i);
    for (var needed : NEEDED)
      if (!columns.containsKey(needed)) throw new Refusal("engagement.refusal.column", needed);
    return columns;
  }

  /** A line under named columns. */
  private record Line(CsvRecord record, Map<String, Integer> columns) {
    int number() {
      return (int) record.getStartingLineNumber();
    }

    String text(String column) {
      var at = columns.get(column);
      var said = at == null || at >= record.getFieldCount() ? "" : record.getField(at).strip();
      if (said.length() > LONGEST) throw wrong(column, said.substring(0, 40));
      return said;
    }

    Refusal wrong(String column, String said) {
      return new Refusal("engagement.refusal.cell", number(), column, said);
    }

    @Nullable Integer count(String column) {
      var said = text(column);
      if (said.isEmpty()) return null;
      if (!said.matches("\\d{1,6}")) throw wrong(column, said);
      return Integer.valueOf(said);
    }

    <E extends Enum<E>> E one(String column, E[] all) {
      var said = text(column).toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
      return Arrays.stream(all)
          .filter(each -> each.name().equals(said))
          .findFirst()
          .orElseThrow(() -> wrong(column, text(column)));
    }
  }

  private static OldDay day(Line line) {
    if (line.text("title").isEmpty()) throw line.wrong("title", "");
    return new OldDay(
        line.number(),
        date(line),
        line.one("kind", Kind.values()),
        line.text("title"),
        line.text("company"),
        line.text("school"),
        line.text("place"),
        line.count("volunteers"),
        minutes(line),
        line.count("pupils"),
        line.one("quality", Quality.values()),
        line.text("page"));
  }

  private static LocalDate date(Line line) {
    var said = line.text("day");
    try {
      return LocalDate.parse(said.replace('/', '-'));
    } catch (DateTimeParseException unreadable) {
      throw line.wrong("day", said);
    }
  }

  private static @Nullable Integer minutes(Line line) {
    var said = line.text("hours");
    if (said.isEmpty()) return null;
    if (!said.matches("\\d{1,5}([.,]\\d{1,2})?")) throw line.wrong("hours", said);
    return (int) Math.round(Double.parseDouble(said.replace(',', '.')) * 60);
  }

  private static List<CsvRecord> records(String text) {
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    var head = text.substring(0, end);
    char delimiter = head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 ? ';' : ',';
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(text)) {
      return reader.stream().toList();
    } catch (IOException | RuntimeException unreadable) {
      throw new Refusal("engagement.refusal.file");
    }
  }

  private static String text(byte[] file) {
    for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030")))
      try {
        var text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException another) {
        // the next one
      }
    throw new Refusal("engagement.refusal.file");
  }
}
