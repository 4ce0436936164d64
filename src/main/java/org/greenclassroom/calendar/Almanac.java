package org.greenclassroom.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say of days. Every change is logged, and all counts are made anew in the same
 * transaction.
 */
@Service
@Transactional
class Almanac {
  private static final int CHANGES = 100;

  private final CalendarTable table;
  private final DayTable days;
  private final Schools schools;

  Almanac(CalendarTable table, DayTable days, Schools schools) {
    this.table = table;
    this.days = days;
    this.schools = schools;
  }

  /** A division gets days of its own. Where they say nothing, its territory's hold. */
  long beginDivision(Occasion occasion, String territory, String division, String name) {
    var digits = division.strip();
    if (!digits.matches("[1-9]\\d(\\d{2}(\\d{2})?)?"))
      throw new Refusal("calendar.refusal.division", division);
    table.lock();
    var known = table.division(territory, digits);
    if (known.isPresent()) return known.get();
    var root =
        table
            .territory(territory)
            .orElseThrow(() -> new Refusal("frame.refusal.unreadable", "territory", territory));
    return begin(
        occasion, Level.DIVISION, table.above(territory, digits).orElse(root), digits, null, name);
  }

  /** A school gets days of its own; the same school again answers the calendar it has. */
  long beginSchool(Occasion occasion, long school) {
    table.lock();
    var heir = schools.heir(school);
    var known = table.ofSchool(heir);
    if (known.isPresent()) return known.get();
    var parent = days.ofSchool(heir).orElseThrow(() -> Refusal.notFound(String.valueOf(school)));
    return begin(occasion, Level.SCHOOL, parent, null, heir, schools.school(heir).name());
  }

  private long begin(
      Occasion occasion,
      Level level,
      long parent,
      @Nullable String division,
      @Nullable Long school,
      String name) {
    if (name.isBlank() || name.length() > 200) throw new Refusal("calendar.refusal.name");
    var calendar =
        table.insert(
            level,
            parent,
            division,
            school,
            name.strip(),
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("calendar"));
    log(occasion, calendar, "BEGUN", null, name.strip());
    days.rebuild(List.of(calendar));
    return calendar;
  }

  /** Says what some days are. */
  void add(
      Occasion occasion,
      long calendar,
      LocalDate first,
      LocalDate last,
      SpanKind kind,
      String note,
      String source) {
    var owner = owner(calendar);
    if (last.isBefore(first)) throw new Refusal("calendar.refusal.order", first, last);
    if (last.isAfter(first.plusDays(366)) || first.isBefore(Calendars.FIRST))
      throw new Refusal("calendar.refusal.long", first, last);
    if (note.isBlank() || note.length() > 200 || source.length() > 200)
      throw new Refusal("calendar.refusal.note");
    table.lock();
    if (table.keyed(occasion.keyFor("change"))) return;
    var span =
        new Span(
            0,
            calendar,
            first,
            last,
            kind,
            note.strip(),
            standing(owner, source),
            source.isBlank() ? "–" : source.strip());
    table.add(span, occasion.now(), occasion.actor().account());
    log(occasion, calendar, "ADDED", null, span.said());
    days.rebuild(List.of(calendar));
  }

  /** A territory's day is published by somebody: without a source it is only expected. */
  private static Standing standing(Owner owner, String source) {
    if (owner.level() != Level.TERRITORY) return Standing.LOCAL;
    return source.isBlank() ? Standing.EXPECTED : Standing.PUBLISHED;
  }

  void remove(Occasion occasion, long calendar, long span) {
    owner(calendar);
    table.lock();
    if (table.keyed(occasion.keyFor("change"))) return;
    var gone = table.take(calendar, span).orElseThrow(() -> Refusal.notFound(String.valueOf(span)));
    log(occasion, calendar, "REMOVED", gone.said(), null);
    days.rebuild(List.of(calendar));
  }

  /** What came of a file. */
  record Imported(int added, int known, int replaced) {}

  /**
   * Takes the days of a file. What was only expected of the same kinds in the same years goes; what
   * is there already stays once.
   */
  Imported take(Occasion occasion, long calendar, List<DayFile.Read> read, String source) {
    var owner = owner(calendar);
    if (source.isBlank() || source.length() > 200) throw new Refusal("calendar.refusal.source");
    table.lock();
    if (table.keyed(occasion.keyFor("change"))) return new Imported(0, 0, 0);
    var first = read.stream().map(DayFile.Read::first).min(LocalDate::compareTo).orElseThrow();
    var last = read.stream().map(DayFile.Read::last).max(LocalDate::compareTo).orElseThrow();
    if (first.isBefore(Calendars.FIRST)) throw new Refusal("calendar.refusal.long", first, last);
    var years = read.stream().map(one -> one.last().getYear()).collect(Collectors.toSet());
    var kinds = read.stream().map(DayFile.Read::kind).collect(Collectors.toSet());
    if (kinds.contains(SpanKind.MAKEUP)) kinds.add(SpanKind.HOLIDAY);
    var here = new ArrayList<>(table.spans(calendar, first.withDayOfYear(1), last.plusYears(1)));
    int replaced = 0;
    for (var old : List.copyOf(here))
      if (old.standing() == Standing.EXPECTED
          && kinds.contains(old.kind())
          && years.contains(old.lastDay().getYear())) {
        table.take(calendar, old.span());
        log(occasion, calendar, "REMOVED", old.said(), null);
        here.remove(old);
        replaced++;
      }
    int added = 0;
    for (var one : read) {
      if (one.last().isAfter(one.first().plusDays(366)))
        throw new Refusal("calendar.refusal.long", one.first(), one.last());
      var span =
          new Span(
              0,
              calendar,
              one.first(),
              one.last(),
              one.kind(),
              one.note().isBlank() ? one.kind().name() : one.note(),
              standing(owner, source),
              source.strip());
      if (here.stream().anyMatch(span::sameDays)) continue;
      table.add(span, occasion.now(), occasion.actor().account());
      log(occasion, calendar, "IMPORTED", null, span.said());
      added++;
    }
    // a file that brings nothing new was read all the same: the same post again is the same answer
    if (added + replaced == 0) log(occasion, calendar, "IMPORTED", null, source.strip());
    days.rebuild(List.of(calendar));
    return new Imported(added, read.size() - added, replaced);
  }

  /** When the office of a territory works: "09:00-12:00, 13:00-18:00". */
  void hours(Occasion occasion, long calendar, String typed) {
    var owner = owner(calendar);
    if (owner.level() != Level.TERRITORY) throw new Refusal("calendar.refusal.hours-territory");
    var windows = new ArrayList<DayTable.Window>();
    try {
      for (var part : typed.split("[,，、;]")) {
        var ends = part.strip().split("\\s*[-–~至]\\s*");
        var window = new DayTable.Window(CalendarTable.time(ends[0]), CalendarTable.time(ends[1]));
        if (!window.opens().isBefore(window.closes())
            || !windows.isEmpty() && window.opens().isBefore(windows.getLast().closes()))
          throw new Refusal("calendar.refusal.hours", typed);
        windows.add(window);
      }
    } catch (DateTimeParseException | ArrayIndexOutOfBoundsException wrong) {
      throw new Refusal("calendar.refusal.hours", typed);
    }
    table.lock();
    if (table.keyed(occasion.keyFor("change"))) return;
    var before = said(table.hours(owner.territory()));
    table.hours(owner.territory(), windows);
    log(occasion, calendar, "HOURS", before, said(windows));
  }

  static String said(List<DayTable.Window> windows) {
    return windows.stream()
        .map(one -> one.opens() + "–" + one.closes())
        .collect(Collectors.joining(", "));
  }

  private void log(
      Occasion occasion,
      long calendar,
      String what,
      @Nullable String before,
      @Nullable String after) {
    table.changed(
        calendar,
        what,
        before,
        after,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("change"));
  }

  /** Counts are kept seven years ahead; where they are not, they are made. */
  void goOn(LocalDate today) {
    table.lock();
    for (var territory : List.of("CN", "HK", "VN", "OTHER")) {
      long calendar = table.territory(territory).orElseThrow();
      var last = days.last(calendar).orElse(Calendars.FIRST);
      if (last.isBefore(LocalDate.of(today.getYear() + 7, 12, 31))) days.rebuild(List.of(calendar));
    }
  }

  @Transactional(readOnly = true)
  Slice<Owner> page(String q, long after, int size) {
    return Slice.of(
        table.page(q.strip(), after, size + 1), size, one -> String.valueOf(one.calendar()));
  }

  @Transactional(readOnly = true)
  Owner owner(long calendar) {
    return table.owner(calendar).orElseThrow(() -> Refusal.notFound(String.valueOf(calendar)));
  }

  /** The calendars above, the nearest first. */
  @Transactional(readOnly = true)
  List<Owner> above(long calendar) {
    var chain = new ArrayList<Owner>();
    for (var parent = owner(calendar).parent(); parent != null; ) {
      var owner = owner(parent);
      chain.add(owner);
      parent = owner.parent();
    }
    return chain;
  }

  @Transactional(readOnly = true)
  List<Span> spans(long calendar, int year) {
    return table.spans(calendar, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  @Transactional(readOnly = true)
  List<Day> days(long calendar, int year) {
    return days.days(calendar, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  @Transactional(readOnly = true)
  List<CalendarTable.Change> changes(long calendar) {
    return table.changes(calendar, CHANGES);
  }

  @Transactional(readOnly = true)
  List<DayTable.Window> hours(String territory) {
    return table.hours(territory);
  }

  /** Days of the year that nobody published, and holidays in it. */
  @Transactional(readOnly = true)
  CalendarTable.Year year(long calendar, int year) {
    return table.year(calendar, year);
  }

  /** Whether the mainland's notice for next year is here; it comes in November or December. */
  @Transactional(readOnly = true)
  boolean awaits(int year) {
    return table
        .territory("CN")
        .map(calendar -> table.year(calendar, year))
        .filter(known -> known.expected() > 0 || known.holidays() == 0)
        .isPresent();
  }

  @Transactional(readOnly = true)
  long mainland() {
    return Objects.requireNonNull(table.territory("CN").orElse(null));
  }
}
