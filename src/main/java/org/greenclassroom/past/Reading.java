package org.greenclassroom.past;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.lists.Grid;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a spreadsheet as what they declare. Each line is judged by itself; a line that cannot be
 * taken is said, and never takes the others with it.
 */
final class Reading {
  private static final int LONGEST = 200;
  private static final Set<String> SUMS =
      Set.of(
          "合计",
          "总计",
          "小计",
          "共计",
          "累计",
          "总数",
          "total",
          "totals",
          "grandtotal",
          "subtotal",
          "sum",
          "totaux",
          "soustotal",
          "totalgeneral",
          "ensemble");

  private final Layout layout;
  private final int today;
  private final @Nullable Mark mark;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Map<String, Integer> rooms = new HashMap<>();

  /** What was counted in each column: since the last sum, and in all. */
  private final Map<Meaning, BigDecimal> since = new EnumMap<>(Meaning.class);

  private final Map<Meaning, BigDecimal> all = new EnumMap<>(Meaning.class);

  private Reading(Layout layout, int today, @Nullable Mark mark) {
    this.layout = layout;
    this.today = today;
    this.mark = mark;
  }

  /** What was made of all lines. */
  record Made(List<Entry> entries, List<Remark> remarks) {}

  /**
   * Reads them.
   *
   * @param year that of today: none after it is declared
   */
  static Made of(List<Grid.Line> lines, Layout layout, int year) {
    if (!layout.declares()) return new Made(List.of(), List.of());
    var below = lines.stream().filter(line -> line.number() > layout.heading()).toList();
    refuseNames(below, layout);
    int weights = layout.at(Meaning.KILOGRAMS);
    var mark =
        weights < 0 ? null : Mark.of(below.stream().map(line -> cell(line, weights)).toList());
    var reading = new Reading(layout, year, mark);
    for (var line : below) reading.line(line);
    return new Made(List.copyOf(reading.entries), List.copyOf(reading.remarks));
  }

  /** Where numbers of people should stand, and mostly words do, people are named. */
  private static void refuseNames(List<Grid.Line> lines, Layout layout) {
    for (int at = 0; at < layout.headings().size(); at++) {
      var meaning = layout.meaning(at);
      if (meaning == null || !meaning.countsPeople()) continue;
      int place = at;
      var states =
          lines.stream()
              .map(line -> Amount.of(cell(line, place)).state())
              .filter(state -> state != Amount.State.SILENT)
              .toList();
      long words = states.stream().filter(state -> state == Amount.State.UNCLEAR).count();
      if (words * 2 > states.size())
        throw new Refusal("past.refusal.people", layout.headings().get(at));
    }
  }

  private void line(Grid.Line line) {
    if (isSum(line)) {
      sum(line);
      return;
    }
    int number = (int) line.number();
    int before = remarks.size();
    var counts = new EnumMap<Kind, Long>(Kind.class);
    var unknown = new EnumMap<Kind, Boolean>(Kind.class);
    var school = text(line, Meaning.SCHOOL);
    var company = text(line, Meaning.COMPANY);
    var room = text(line, Meaning.ROOM);
    boolean given = school.isEmpty() && !company.isEmpty();
    for (int at = 0; at < layout.headings().size(); at++) {
      var meaning = layout.meaning(at);
      if (meaning == null || !(meaning.kind != null || meaning == Meaning.COUNT)) continue;
      var kind = kindOf(meaning, line, given);
      if (kind == null) {
        if (Amount.of(cell(line, at)).state() != Amount.State.SILENT)
          remark(line, Flaw.NUMBER_UNCLEAR, at);
        continue;
      }
      var amount = Amount.of(cell(line, at));
      var whole = amount.value() == null ? null : Amount.whole(amount.value());
      if (amount.state() == Amount.State.SILENT) continue;
      if (amount.state() == Amount.State.UNKNOWN) {
        remark(line, Flaw.UNKNOWN, at);
        unknown.put(kind, true);
      } else if (whole == null) remark(line, Flaw.NUMBER_UNCLEAR, at);
      else {
        if (amount.state() == Amount.State.APPROXIMATE) remark(line, Flaw.APPROXIMATE, at);
        counts.merge(kind, whole, Long::sum);
        add(meaning, BigDecimal.valueOf(whole));
      }
    }
    var pupils = measure(line, Meaning.PUPILS, false);
    var grams = measure(line, Meaning.KILOGRAMS, true);
    // a line with a room's number is that room, unless it counts rooms itself
    if (!room.isEmpty()
        && !counts.containsKey(Kind.CLASSROOM)
        && !unknown.containsKey(Kind.CLASSROOM)) counts.put(Kind.CLASSROOM, 1L);
    var kinds = new java.util.TreeSet<Kind>(counts.keySet());
    kinds.addAll(unknown.keySet());
    var weighed = grams == null ? null : weighed(kinds, given);
    var taught = pupils == null ? null : taught(kinds);
    if (weighed != null) kinds.add(weighed);
    if (taught != null) kinds.add(taught);
    if (kinds.isEmpty()) {
      remarks.add(new Remark(number, Flaw.NOTHING_SAID, "", ""));
      return;
    }
    var year = year(line);
    if (remarks.subList(before, remarks.size()).stream()
        .anyMatch(remark -> remark.flaw().refuses())) return;
    var roomKey = Text.cut(Text.word(room), LONGEST);
    if (!roomKey.isEmpty() && rooms.putIfAbsent(roomKey, number) != null)
      remark(line, Flaw.ROOM_TWICE, layout.at(Meaning.ROOM));
    for (var kind : kinds)
      entries.add(
          new Entry(
              number,
              kind,
              year,
              school,
              company,
              room,
              roomKey,
              place(kind, school, company, roomKey),
              counts.get(kind),
              kind == weighed ? grams : null,
              kind == taught ? pupils : null,
              text(line, Meaning.PAGE)));
  }

  /**
   * Whose number it is: a gift is its donor's, all else is the school's where both are named. Its
   * rooms are told apart by their keys, beside it.
   */
  private static String place(Kind kind, String school, String company, String roomKey) {
    var ofSchool = school.isEmpty() ? "" : "school " + Text.word(school);
    var ofDonor = company.isEmpty() ? "" : "donor " + Text.word(company);
    var first = kind == Kind.DONATION ? ofDonor : ofSchool;
    var second = kind == Kind.DONATION ? ofSchool : ofDonor;
    if (!first.isEmpty()) return first;
    if (!second.isEmpty()) return second;
    return roomKey.isEmpty() ? "" : "room " + roomKey;
  }

  /** Computers of a line that names a donor and no school were given, not yet placed. */
  private @Nullable Kind kindOf(Meaning meaning, Grid.Line line, boolean given) {
    var kind = meaning.kind;
    if (meaning == Meaning.COUNT) {
      var called = Meaning.named(text(line, Meaning.KIND));
      kind = called == null ? null : called.kind;
    }
    return kind == Kind.COMPUTER && given ? Kind.DONATION : kind;
  }

  private static Kind weighed(Set<Kind> kinds, boolean given) {
    if (kinds.contains(Kind.DONATION) || (given && !kinds.contains(Kind.COMPUTER)))
      return Kind.DONATION;
    return Kind.COMPUTER;
  }

  private static Kind taught(Set<Kind> kinds) {
    for (var kind : List.of(Kind.CLASSROOM, Kind.LESSON, Kind.ACTIVITY))
      if (kinds.contains(kind)) return kind;
    return Kind.CLASSROOM;
  }

  /** Beside the pieces; what is said not to be known is no number here either. */
  private @Nullable Long measure(Grid.Line line, Meaning meaning, boolean kilograms) {
    int at = layout.at(meaning);
    if (at < 0) return null;
    var amount = amount(meaning, cell(line, at));
    if (amount.state() == Amount.State.SILENT) return null;
    if (amount.value() == null) {
      remark(line, amount.state() == Amount.State.UNKNOWN ? Flaw.UNKNOWN : Flaw.NUMBER_UNCLEAR, at);
      return null;
    }
    var value = kilograms ? Amount.grams(amount.value()) : Amount.whole(amount.value());
    if (value == null) {
      remark(line, Flaw.NUMBER_UNCLEAR, at);
      return null;
    }
    if (amount.state() == Amount.State.APPROXIMATE) remark(line, Flaw.APPROXIMATE, at);
    add(meaning, amount.value());
    return value;
  }

  private Amount amount(Meaning meaning, String cell) {
    return meaning == Meaning.KILOGRAMS ? Amount.kilograms(cell, mark) : Amount.of(cell);
  }

  private @Nullable Integer year(Grid.Line line) {
    int at = layout.at(Meaning.YEAR);
    var own = at < 0 ? "" : cell(line, at);
    var said = own.isEmpty() ? layout.year() : own;
    if (said.isEmpty() || Amount.of(said).state() == Amount.State.UNKNOWN) return null;
    var year = Years.of(said);
    if (year == null) remarks.add(remarkOf(line, Flaw.YEAR_UNCLEAR, at, said));
    else if (year > today) remarks.add(remarkOf(line, Flaw.YEAR_LATER, at, said));
    return year;
  }

  private static boolean isSum(Grid.Line line) {
    return line.cells().stream()
        .filter(cell -> !cell.isEmpty())
        .limit(2) // a running number may stand before it
        .anyMatch(cell -> SUMS.contains(Text.word(cell)));
  }

  /**
   * A sum is left out; where its lines do not add up to it, its own document contradicts itself.
   */
  private void sum(Grid.Line line) {
    boolean differs = false;
    for (int at = 0; at < layout.headings().size(); at++) {
      var meaning = layout.meaning(at);
      var said = meaning == null ? null : amount(meaning, cell(line, at)).value();
      if (meaning == null || said == null || !all.containsKey(meaning)) continue;
      var whole = all.getOrDefault(meaning, BigDecimal.ZERO);
      var part = since.getOrDefault(meaning, BigDecimal.ZERO);
      if (said.compareTo(whole) == 0 || said.compareTo(part) == 0) continue;
      differs = true;
      remarks.add(
          remarkOf(
              line, Flaw.TOTAL_DIFFERS, at, said.toPlainString() + " ≠ " + whole.toPlainString()));
    }
    if (!differs) remarks.add(new Remark((int) line.number(), Flaw.TOTAL, "", ""));
    since.clear();
  }

  private void add(Meaning meaning, BigDecimal value) {
    since.merge(meaning, value, BigDecimal::add);
    all.merge(meaning, value, BigDecimal::add);
  }

  private void remark(Grid.Line line, Flaw flaw, int at) {
    remarks.add(remarkOf(line, flaw, at, cell(line, at)));
  }

  /** What stands where people are counted may be a name: it is not repeated. */
  private Remark remarkOf(Grid.Line line, Flaw flaw, int at, String said) {
    var meaning = at < 0 ? null : layout.meaning(at);
    boolean hidden = flaw == Flaw.NUMBER_UNCLEAR && meaning != null && meaning.countsPeople();
    return new Remark(
        (int) line.number(),
        flaw,
        at < 0 ? "" : Text.cut(layout.headings().get(at), 60),
        hidden ? "…" : Text.cut(said, 60));
  }

  private String text(Grid.Line line, Meaning meaning) {
    int at = layout.at(meaning);
    return at < 0 ? "" : Text.cut(cell(line, at), LONGEST);
  }

  private static String cell(Grid.Line line, int at) {
    return at < line.cells().size() ? line.cells().get(at) : "";
  }
}
