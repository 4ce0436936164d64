package org.greenclassroom.calendar;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Days from a file, as governments' calendars are passed round each December: ICS (RFC 5545), or
 * CSV with the columns day (or from, to), kind and note. One line that cannot be read, and the
 * whole file is refused: half a calendar is worse than none.
 */
final class DayFile {
  private static final int MOST = 2_000;

  private static final Map<String, List<String>> HEADS =
      Map.of(
          "from", List.of("from", "day", "date", "first", "日期", "开始", "du", "jour"),
          "to", List.of("to", "until", "last", "end", "结束", "至", "au"),
          "kind", List.of("kind", "type", "类型", "类别", "genre"),
          "note", List.of("note", "name", "name_cn", "summary", "名称", "说明", "nom"));

  private DayFile() {}

  /** Some days of one kind. */
  record Read(LocalDate first, LocalDate last, SpanKind kind, String note) {}

  static List<Read> of(byte[] bytes) {
    var text = decoded(bytes);
    var read = text.stripLeading().startsWith("BEGIN:VCALENDAR") ? ics(text) : csv(text);
    if (read.isEmpty()) throw new Refusal("calendar.refusal.file-empty");
    if (read.size() > MOST) throw new Refusal("calendar.refusal.file-long", MOST);
    return joined(read);
  }

  private static String decoded(byte[] bytes) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030")))
      try {
        var text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException other) {
        // the next one, then
      }
    throw new Refusal("calendar.refusal.file-letters");
  }

  private static List<Read> ics(String text) {
    var days = new ArrayList<Read>();
    try {
      var calendar =
          new CalendarBuilder()
              .build(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      for (var component : calendar.getComponents()) {
        if (!(component instanceof VEvent event)) continue;
        var summary = event.getProperty(Property.SUMMARY).map(Property::getValue).orElse("");
        var first = day(moment(event, Property.DTSTART), summary);
        var end = moment(event, Property.DTEND);
        // DTEND is the day after the last one (RFC 5545, 3.6.1)
        var last = end == null ? first : day(end, summary).minusDays(1);
        days.add(new Read(first, last.isBefore(first) ? first : last, kind("", summary), summary));
      }
    } catch (IOException | ParserException broken) {
      throw new Refusal("calendar.refusal.file-ics");
    }
    return days;
  }

  private static @Nullable Temporal moment(VEvent event, String name) {
    return event.getProperty(name).map(one -> ((DateProperty<?>) one).getDate()).orElse(null);
  }

  private static LocalDate day(@Nullable Temporal moment, String summary) {
    var day = moment == null ? null : moment.query(TemporalQueries.localDate());
    if (day == null) throw new Refusal("calendar.refusal.file-event", summary);
    return day;
  }

  private static List<Read> csv(String text) {
    var days = new ArrayList<Read>();
    List<String> heads = null;
    char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
    for (var line : CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
      if (heads == null) {
        heads = line.getFields().stream().map(DayFile::head).toList();
        if (!heads.contains("from")) throw new Refusal("calendar.refusal.file-heads");
        continue;
      }
      var first = cell(heads, line.getFields(), "from");
      if (first.isEmpty()) continue;
      try {
        var from = LocalDate.parse(first.replace('/', '-'));
        var until = cell(heads, line.getFields(), "to");
        var to = until.isEmpty() ? from : LocalDate.parse(until.replace('/', '-'));
        var note = cell(heads, line.getFields(), "note");
        if (to.isBefore(from)) throw new DateTimeException("ends before it begins");
        days.add(new Read(from, to, kind(cell(heads, line.getFields(), "kind"), note), note));
      } catch (DateTimeException wrong) {
        throw new Refusal("calendar.refusal.file-line", line.getStartingLineNumber(), first);
      }
    }
    return days;
  }

  private static String head(String typed) {
    var plain = typed.strip().toLowerCase(Locale.ROOT);
    return HEADS.entrySet().stream()
        .filter(one -> one.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(plain);
  }

  private static String cell(List<String> heads, List<String> fields, String name) {
    int at = heads.indexOf(name);
    return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
  }

  /** By its own word, else by what the note says; a day of which nothing is said is a holiday. */
  private static SpanKind kind(String typed, String note) {
    var word = (typed.isEmpty() ? note : typed).toLowerCase(Locale.ROOT);
    if (word.matches(".*(班|make.?up|workday|working|làm bù|rattrap).*")) return SpanKind.MAKEUP;
    if (word.matches(".*(考|exam|kiểm tra|thi ).*")) return SpanKind.EXAM;
    if (word.matches(".*(寒假|暑假|break|vacation|vacances|nghỉ hè).*")) return SpanKind.BREAK;
    if (word.matches(".*(上课|teaching|lessons|cours).*")) return SpanKind.TEACHING;
    if (typed.isEmpty() || word.matches(".*(假|休|holiday|nghỉ|férié|congé).*"))
      return SpanKind.HOLIDAY;
    throw new Refusal("calendar.refusal.file-kind", typed);
  }

  /** Days that follow each other and are the same become one span. */
  private static List<Read> joined(List<Read> days) {
    var sorted =
        days.stream().sorted(Comparator.comparing(Read::kind).thenComparing(Read::first)).toList();
    var joined = new ArrayList<Read>();
    for (var one : sorted) {
      var before = joined.isEmpty() ? null : joined.getLast();
      if (before != null
          && before.kind() == one.kind()
          && before.note().equals(one.note())
          && !one.first().isAfter(before.last().plusDays(1))) {
        joined.removeLast();
        joined.add(
            new Read(
                before.first(),
                one.last().isAfter(before.last()) ? one.last() : before.last(),
                one.kind(),
                one.note()));
      } else joined.add(one);
    }
    return joined;
  }
}
