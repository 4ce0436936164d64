package org.greenclassroom.engagement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.greenclassroom.lists.Grid;
import org.greenclassroom.lists.Spool;
import org.jspecify.annotations.Nullable;

/**
 * A table of old days, in any spreadsheet. Its first line names the columns; all lines are right or
 * none is taken. A number that a report does not say is left empty and stays unknown: it is no
 * zero.
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
    for (var line : lines(file)) {
      if (columns == null) columns = columns(line.cells());
      else days.add(day(new Line(line, columns)));
    }
    if (days.isEmpty()) throw new Refusal("engagement.refusal.file");
    return days;
  }

  private static Map<String, Integer> columns(List<String> cells) {
    var columns = new HashMap<String, Integer>();
    for (int i = 0; i < cells.size(); i++)
      columns.putIfAbsent(cells.get(i).toLowerCase(Locale.ROOT), i);
    for (var needed : NEEDED)
      if (!columns.containsKey(needed)) throw new Refusal("engagement.refusal.column", needed);
    return columns;
  }

  /** A line under named columns. */
  private record Line(Grid.Line line, Map<String, Integer> columns) {
    int number() {
      return (int) line.number();
    }

    String text(String column) {
      var at = columns.get(column);
      var said = at == null || at >= line.cells().size() ? "" : line.cells().get(at);
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

  private static List<Grid.Line> lines(byte[] file) {
    try (var spool = Spool.of(new ByteArrayInputStream(file), "days")) {
      return Grid.lines(spool, null, MOST_LINES + 1);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
