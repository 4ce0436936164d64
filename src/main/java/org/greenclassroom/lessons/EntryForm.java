package org.greenclassroom.lessons;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.courses.CourseVersion;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A line of a timetable as it was typed, or a whole one as it was pasted out of a table. */
record EntryForm(MultiValueMap<String, String> posted) {
  private static final List<List<String>> WEEKDAYS =
      List.of(
          List.of("1", "一", "mon", "lun"),
          List.of("2", "二", "tue", "mar"),
          List.of("3", "三", "wed", "mer"),
          List.of("4", "四", "thu", "jeu"),
          List.of("5", "五", "fri", "ven"),
          List.of("6", "六", "sat", "sam"),
          List.of("7", "日", "天", "sun", "dim"));

  Entry entry(long classroom) {
    var course = text("course");
    if (!course.isEmpty() && !course.matches("\\d{1,18}")) throw unreadable("course", course);
    var override = text("override");
    var tongue = text("tongue");
    return new Entry(
        0,
        classroom,
        whole("weekday"),
        whole("period"),
        time(text("fromTime")),
        whole("minutes"),
        whole("grade"),
        text("classLabel"),
        course.isEmpty() ? null : Long.valueOf(course),
        override.isEmpty() ? null : override,
        tongue.isEmpty() ? Tongue.ZH : LogForm.tongue(tongue),
        day("validFrom"),
        text("validUntil").isEmpty() ? null : day("validUntil"));
  }

  /**
   * Weekday, period, time, minutes, grade, class, course (its code, may be empty), language (may be
   * empty): in this order, with commas, semicolons or tabs between, with or without headings.
   */
  List<Entry> pasted(long classroom, Courses courses) {
    var from = day("validFrom");
    var until = text("validUntil").isEmpty() ? null : day("validUntil");
    var override = text("override");
    var all = new ArrayList<Entry>();
    var offered = new java.util.HashMap<String, Long>();
    for (var course : courses.offered()) offered.put(course.code(), course.version());
    var typed = posted.getFirst("lines");
    var text = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC);
    var first = text.lines().findFirst().orElse("");
    char separator = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
    int at = 0;
    for (var record : records(text, separator)) {
      at++;
      var cells = record.getFields().stream().map(String::strip).toList();
      if (cells.stream().allMatch(String::isEmpty)) continue;
      if (all.size() >= 500) throw new Refusal("lessons.refusal.csv-long", 500);
      try {
        if (cells.size() < 6) throw new DateTimeException("too few cells");
        int weekday = weekday(cells.get(0));
        if (weekday == 0 && at == 1) continue; // headings
        var code = cells.size() > 6 ? cells.get(6) : "";
        if (!code.isEmpty() && !offered.containsKey(code))
          throw new Refusal("lessons.refusal.csv-course", at, code);
        var tongue = cells.size() > 7 ? cells.get(7).toUpperCase(Locale.ROOT) : "";
        if (weekday == 0) throw new DateTimeException("no weekday");
        all.add(
            new Entry(
                0,
                classroom,
                weekday,
                Integer.parseInt(cells.get(1)),
                time(cells.get(2)),
                Integer.parseInt(cells.get(3)),
                Integer.parseInt(cells.get(4)),
                cells.get(5),
                offered.get(code),
                override.isEmpty() ? null : override,
                tongue.isEmpty() ? Tongue.ZH : LogForm.tongue(tongue),
                from,
                until));
      } catch (DateTimeException | NumberFormatException wrong) {
        throw new Refusal("lessons.refusal.csv-line", at, String.join(", ", cells));
      }
    }
    return all;
  }

  private static List<CsvRecord> records(String text, char separator) {
    try {
      var reader =
          CsvReader.builder()
              .fieldSeparator(separator)
              .allowMissingFields(true)
              .allowExtraFields(true)
              .ofCsvRecord(text);
      return reader.stream().limit(600).toList();
    } catch (CsvParseException unreadable) {
      throw new Refusal("lessons.refusal.csv-line", 1, text.lines().findFirst().orElse(""));
    }
  }

  private static int weekday(String typed) {
    var plain = typed.toLowerCase(Locale.ROOT).replaceAll("^(星期|周|礼拜)", "");
    for (int day = 1; day <= 7; day++)
      for (var word : WEEKDAYS.get(day - 1))
        if (word.length() == 1 ? plain.equals(word) : plain.startsWith(word)) return day;
    return 0;
  }

  private static LocalTime time(String typed) {
    var digits = typed.replace('h', ':').replace('.', ':');
    if (!digits.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) throw unreadable("time", typed);
    try {
      return LocalTime.parse(digits.length() == 4 ? "0" + digits : digits);
    } catch (DateTimeException wrong) {
      throw unreadable("time", typed);
    }
  }

  private int whole(String field) {
    var said = text(field);
    if (!said.matches("\\d{1,3}")) throw unreadable(field, said);
    return Integer.parseInt(said);
  }

  private LocalDate day(String field) {
    var said = text(field);
    try {
      return LocalDate.parse(said);
    } catch (DateTimeException wrong) {
      throw unreadable(field, said);
    }
  }

  private static Refusal unreadable(String field, String said) {
    return new Refusal("frame.refusal.unreadable", field, said);
  }

  private String text(String field) {
    var said = posted.getFirst(field);
    return said == null
        ? ""
        : Normalizer.normalize(said.replace("\u0000", ""), Normalizer.Form.NFKC).strip();
  }

  /** Names of versions, to show a timetable. */
  static Map<Long, String> titles(
      List<Entry> entries, Courses courses, Locale locale, @Nullable List<CourseVersion> offered) {
    var titles = new java.util.HashMap<Long, String>();
    if (offered != null) for (var one : offered) titles.put(one.version(), one.title().in(locale));
    for (var entry : entries) {
      var version = entry.courseVersion();
      if (version != null && !titles.containsKey(version))
        titles.put(version, courses.version(version).title().in(locale));
    }
    return titles;
  }
}
