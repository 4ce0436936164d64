package org.greenclassroom.impact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Personal;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit pack about minors: it shows from the catalogue of the database, now, that pupils are
 * counted and never listed. Its rules are those of the house's own test, and run here over what is
 * really installed.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class Minors {
  static final int NEWEST_FACTS = 10_000;

  /** Codes, hashes, numbers; what a device looks like; never who somebody is. */
  private static final Set<String> TEXTS_OF_THE_BOOK =
      Set.of(
          "fact.kind",
          "fact.hash",
          "device.tag",
          "device_state.tag",
          "device_state.stage",
          "device_state.stage_before",
          "device_state.data",
          "device_state.kind",
          "device_state.maker",
          "device_state.model",
          "device_state.serial",
          "device_state.donors_tag",
          "device_state.basis",
          "device_state.head",
          "device_state.what",
          "device_state.searched");

  private static final String CUSTODY = "custody.";
  private static final Set<String> BOOK = Set.of("fact", "device", "device_state");

  private final MinorsTable table;
  private final AuditTable audits;
  private final ObjectProvider<Personal> lists;
  private final People people;
  private final Paper paper;
  private final PaperSeal seal;
  private final Prints prints;
  private final Shown shown;
  private final MessageSource words;

  Minors(
      MinorsTable table,
      AuditTable audits,
      ObjectProvider<Personal> lists,
      People people,
      Paper paper,
      PaperSeal seal,
      Prints prints,
      Shown shown,
      MessageSource words) {
    this.table = table;
    this.audits = audits;
    this.lists = lists;
    this.people = people;
    this.paper = paper;
    this.seal = seal;
    this.prints = prints;
    this.shown = shown;
    this.words = words;
  }

  /** What is checked. Words: {@code impact.minors.rule.<rule>}. */
  enum Rule {
    NO_TABLE,
    COUNTS_ONLY,
    NO_IDENTITY,
    NO_NAMES_IN_BOOK,
    NO_NAMES_IN_FACTS,
    LISTED_ADULTS_ONLY,
    NOTHING_UNDER_TEN;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A rule and what broke it.
   *
   * @param looked at how many things it looked
   * @param found empty: it holds
   */
  record Check(Rule rule, long looked, List<String> found) {
    public boolean holds() {
      return found.isEmpty();
    }
  }

  /** The columns of one table that touch persons in one way. */
  record Held(String relation, Column.Touch touch, List<String> columns) {}

  /**
   * Everything, as it is at this moment.
   *
   * @param tables how many tables there are
   * @param columns how many columns they have
   * @param smallest the smallest number of minors that is told in any row; null: none is told
   */
  record Pack(
      Instant at,
      long tables,
      long columns,
      List<Held> held,
      List<AuditTable.Audit> audits,
      @Nullable BigDecimal smallest,
      List<Check> checks) {
    public boolean holds() {
      return checks.stream().allMatch(Check::holds);
    }

    public List<Held> counts() {
      return held.stream().filter(one -> one.touch() == Column.Touch.COUNT).toList();
    }

    public List<Held> adults() {
      return held.stream().filter(one -> one.touch() != Column.Touch.COUNT).toList();
    }

    public int least() {
      return Cell.SMALLEST;
    }
  }

  Pack pack(Occasion occasion) {
    var columns = table.columns();
    var smallest = people.smallest(occasion);
    var stored = columns.stream().filter(Column::stored).toList();
    var checks = new ArrayList<>(checks(columns, table.keysOfFacts(NEWEST_FACTS)));
    checks.add(listed(lists.stream().toList()));
    checks.add(
        new Check(
            Rule.NOTHING_UNDER_TEN,
            1,
            smallest != null && smallest.intValue() < Cell.SMALLEST
                ? List.of(smallest.toPlainString())
                : List.of()));
    return new Pack(
        occasion.now(),
        stored.stream().map(Column::relation).distinct().count(),
        stored.size(),
        held(stored),
        audits.all(),
        smallest,
        checks);
  }

  /** The list of what is kept of people, which the house works by, names adults only. */
  static Check listed(List<Personal> lists) {
    var columns = new ArrayList<String>();
    for (var room : lists)
      for (var held : room.held())
        for (var field : held.fields()) columns.add(held.name() + "." + field.column());
    return new Check(
        Rule.LISTED_ADULTS_ONLY,
        columns.size(),
        columns.stream()
            .filter(column -> column.matches(".*(pupil|student|child|learner|minor|guardian).*"))
            .toList());
  }

  /** Once each year it is run by itself, and what it found is kept. */
  @Transactional
  public void audit(Occasion occasion) {
    int year = occasion.today().getYear();
    if (audits.ran(year)) return;
    var pack = pack(occasion);
    audits.insert(
        new AuditTable.Audit(
            year,
            pack.at(),
            (int) pack.tables(),
            (int) pack.columns(),
            pack.checks().stream().flatMap(check -> check.found().stream()).toList()));
  }

  private static List<Held> held(List<Column> stored) {
    var tables = new TreeMap<String, TreeMap<Column.Touch, List<String>>>();
    for (var column : stored) {
      var touch = column.touch();
      if (touch != null)
        tables
            .computeIfAbsent(column.relation(), _ -> new TreeMap<>())
            .computeIfAbsent(touch, _ -> new ArrayList<>())
            .add(column.name());
    }
    var held = new ArrayList<Held>();
    tables.forEach((relation, touches) ->
        touches.forEach((touch, names) -> held.add(new Held(relation, touch, names))));
    return held;
  }

  /** The rules over a catalogue; pure, so that a broken one can be tried. */
  static List<Check> checks(List<Column> columns, List<String> keysOfFacts) {
    var speaking = columns.stream().filter(Column::isOfMinors).toList();
    var book =
        columns.stream()
            .filter(column -> BOOK.contains(inTheBook(column.relation())) && column.isText())
            .toList();
    return List.of(
        check(
            Rule.NO_TABLE,
            columns,
            column ->
                column
                    .relation()
                    .matches(".*(pupil|student|child|learner|minor|guardian|parent).*")),
        check(
            Rule.COUNTS_ONLY,
            speaking,
            column -> !column.type().matches("integer|bigint|smallint|boolean")),
        check(Rule.NO_IDENTITY, columns, Minors::isOfIdentity),
        check(
            Rule.NO_NAMES_IN_BOOK,
            book,
            column -> !TEXTS_OF_THE_BOOK.contains(inTheBook(column.toString()))),
        new Check(
            Rule.NO_NAMES_IN_FACTS,
            keysOfFacts.size(),
            keysOfFacts.stream()
                .filter(key ->
                    key.matches("(?i).*(name|remark|note|comment|text|person|email|phone).*"))
                .toList()));
  }

  /** Without the schema; what lies in another one has no such name. */
  private static String inTheBook(String name) {
    return name.startsWith(CUSTODY) ? name.substring(CUSTODY.length()) : "";
  }

  /** A program is enrolled on a computer, known by its board and disk; a calendar has a parent. */
  private static boolean isOfIdentity(Column column) {
    return column
            .toString()
            .matches(
                ".*\\..*(birth|dob|gender|sex|ethnic|religion|parent|guardian|id_card|national_id|passport|face"
                    + "|fingerprint|health_record|grade_class|enrol).*")
        && !column.toString().matches("agents\\.\\w+\\.(enrolled_at|fingerprint)")
        && !column.toString().matches("calendar\\.calendars?\\.parent");
  }

  private static Check check(Rule rule, List<Column> columns, Predicate<Column> breaks) {
    return new Check(
        rule,
        columns.size(),
        columns.stream().filter(breaks).map(Column::toString).distinct().toList());
  }

  /** The pack on paper, made and signed now; its file is known again. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public byte[] paper(Occasion occasion, Locale language) {
    var model = new HashMap<String, Object>();
    var pack = pack(occasion);
    model.put("page", pack);
    var number = PaperNumber.minors(pack.at());
    model.put("issued", number + " · " + day(language, pack.at()));
    var signed =
        seal.sign(
            paper.pdf("impact/minors-paper", model, language),
            Objects.requireNonNull(words.getMessage("impact.minors.reason", null, language)));
    return prints.given(PaperNumber.KIND, number, signed);
  }

  private String day(Locale language, Instant at) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return shown.day(at);
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }
}
