package org.greenclassroom.impact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Pages about persons: all figures, the rows behind one, and GRI 413. */
@Controller
class PeopleController {
  private static final MediaType WORKBOOK =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

  /** Local community engagement, with what each line is in the catalogue of figures. */
  private static final List<PeopleFigure> GRI =
      List.of(
          PeopleFigure.SCHOOLS,
          PeopleFigure.LEARNERS,
          PeopleFigure.LEARNERS_OVER_THE_LOAN,
          PeopleFigure.LEARNER_YEARS,
          PeopleFigure.TEACHERS_ATTENDED,
          PeopleFigure.TEACHERS_COMPLETED,
          PeopleFigure.VOLUNTEERS,
          PeopleFigure.VOLUNTEER_HOURS_PAID,
          PeopleFigure.VOLUNTEER_HOURS_OWN);

  private static final List<PeopleFigure> HOURS =
      List.of(PeopleFigure.HOURS_PLANNED, PeopleFigure.HOURS_LOGGED, PeopleFigure.LEARNER_HOURS);

  private final People people;
  private final Impact impact;
  private final Shown shown;

  PeopleController(People people, Impact impact, Shown shown) {
    this.people = people;
    this.impact = impact;
    this.shown = shown;
  }

  /** The rows behind one figure. */
  record RowsPage(
      PeopleFigure figure,
      @Nullable Integer year,
      String value,
      long count,
      List<Row> rows,
      @Nullable String next,
      String query) {}

  /**
   * One row as it is read.
   *
   * @param computers of a ratio; empty: of none
   */
  record Row(
      String place,
      String room,
      String period,
      String basis,
      String computers,
      String value,
      boolean estimated) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/impact/people")
  String people(
      @RequestParam(required = false) @Nullable Long donor, Occasion occasion, Model model) {
    var sheet = people.sheet(occasion, Scope.of(occasion.actor(), donor, null));
    var query = donor == null ? "" : "?donor=" + donor;
    var learners = sheet.of("LEARNERS");
    model.addAttribute(
        "page",
        new PeoplePage(
            sheet.at(),
            donor,
            donor == null ? null : impact.donor(occasion.actor(), donor),
            query,
            impact.donors(occasion.actor()),
            lines(
                counted(learners).stream().filter(one -> one.figure().isYearly()).toList(), donor),
            lines(declared(learners), donor),
            learnersChart(learners),
            lines(learners.stream().filter(one -> !one.figure().isYearly()).toList(), donor),
            lines(sheet.of("COMPUTERS"), donor),
            hours(sheet, donor),
            hoursChart(sheet),
            lines(counted(sheet.of("TEACHERS")), donor),
            lines(declared(sheet.of("TEACHERS")), donor),
            lines(counted(sheet.of("VOLUNTEERS")), donor),
            lines(declared(sheet.of("VOLUNTEERS")), donor),
            special(sheet.special()),
            lines(gri(sheet), donor),
            Words.LANGUAGES.stream().map(Locale::getLanguage).toList(),
            occasion.actor().is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)));
    return "impact/people";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/impact/people/{figure:[a-z-]+}")
  String rows(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    var wanted = PeopleFigure.named(figure);
    var scope = Scope.of(occasion.actor(), donor, null);
    var counted = people.counted(occasion, wanted, year, scope);
    var slice = people.lines(occasion, wanted, year, scope, Figures.After.parse(after));
    var cell = counted.evidenced();
    model.addAttribute(
        "page",
        new RowsPage(
            wanted,
            year,
            cell == null ? shown.unknown() : said(cell),
            counted.rows(),
            slice.rows().stream().map(this::row).toList(),
            slice.next(),
            donor == null ? "" : "?donor=" + donor));
    return "impact/people-rows";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/impact/people/{figure:[a-z-]+}.csv")
  ResponseEntity<StreamingResponseBody> csv(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion) {
    var wanted = PeopleFigure.named(figure);
    var scope = Scope.of(occasion.actor(), donor, null); // refused before anything is sent
    return file(
        CSV,
        wanted.id() + ".csv",
        out -> {
          try (var sheet = Spreadsheet.csv(out)) {
            sheet.row(
                "place", "room", "period", "basis", "computers", "value", "estimated", "unit");
            people.each(
                occasion,
                wanted,
                year,
                scope,
                line ->
                    put(
                        sheet,
                        line.place() == null ? "SPECIAL_NEEDS" : line.place(),
                        line.room(),
                        line.period(),
                        line.basis(),
                        line.computers(),
                        line.cell().hidden() ? "fewer than ten" : line.cell().value(),
                        line.estimated(),
                        People.unitOf(wanted)));
          }
        });
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/impact/people/{figure:[a-z-]+}.xlsx")
  ResponseEntity<StreamingResponseBody> workbook(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion) {
    var wanted = PeopleFigure.named(figure);
    var scope = Scope.of(occasion.actor(), donor, null);
    var locale = LocaleContextHolder.getLocale();
    return file(
        WORKBOOK,
        wanted.id() + ".xlsx",
        out ->
            speaking(
                locale,
                () -> {
                  try (var sheet = Spreadsheet.xlsx(out, word("title"))) {
                    sheet.row(
                        word("column.place"),
                        word("column.room"),
                        word("column.period"),
                        word("column.basis"),
                        word("column.computers"),
                        shown.text("#impact.people.name." + wanted.id()),
                        word("column.estimated"));
                    people.each(
                        occasion,
                        wanted,
                        year,
                        scope,
                        line -> {
                          var row = row(line);
                          put(
                              sheet,
                              row.place(),
                              row.room(),
                              row.period(),
                              row.basis(),
                              line.computers(),
                              line.cell().value() == null ? row.value() : line.cell().value(),
                              row.estimated() ? word("estimated") : null);
                        });
                  }
                }));
  }

  /** GRI 413-1, local community engagement: codes for machines, words for people. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/impact/people/gri-413/{language:en|zh|fr}.csv")
  ResponseEntity<StreamingResponseBody> gri(
      @PathVariable String language,
      @RequestParam(required = false) @Nullable Long donor,
      Occasion occasion) {
    var lines = gri(people.sheet(occasion, Scope.of(occasion.actor(), donor, null)));
    var locale = Words.language(language, LocaleContextHolder.getLocale());
    return file(
        CSV,
        "gri-413-" + language + ".csv",
        out ->
            speaking(
                locale,
                () -> {
                  try (var sheet = Spreadsheet.csv(out)) {
                    sheet.row(
                        word("gri.disclosure"),
                        word("gri.code"),
                        word("gri.line"),
                        word("column.period"),
                        word("evidenced"),
                        word("declared"),
                        word("column.estimated"),
                        word("gri.definition"));
                    for (var line : lines) {
                      var id = line.figure().id();
                      sheet.row(
                          "GRI 413-1",
                          line.figure().name(),
                          shown.text("#impact.people.name." + id),
                          line.period(),
                          plain(line.evidenced()),
                          plain(line.declared()),
                          line.estimated() ? word("estimated") : null,
                          shown.text("#impact.people.definition." + id));
                    }
                  }
                }));
  }

  /** Of what is counted per year the latest year that was counted; then what is declared only. */
  private static List<People.Counted> gri(People.Sheet sheet) {
    var lines = new ArrayList<People.Counted>();
    for (var figure : GRI)
      sheet.counted().stream()
          .filter(one -> one.figure() == figure && one.evidenced() != null)
          .reduce((_, last) -> last)
          .ifPresent(lines::add);
    sheet.counted().stream().filter(one -> one.figure().declaredOnly() != null).forEach(lines::add);
    return lines;
  }

  private static List<People.Counted> counted(List<People.Counted> lines) {
    return lines.stream().filter(one -> one.evidenced() != null).toList();
  }

  private static List<People.Counted> declared(List<People.Counted> lines) {
    return lines.stream().filter(one -> one.evidenced() == null).toList();
  }

  private List<PeoplePage.Line> lines(List<People.Counted> counted, @Nullable Long donor) {
    return counted.stream().map(one -> line(one, donor)).toList();
  }

  private PeoplePage.Line line(People.Counted one, @Nullable Long donor) {
    var query = new ArrayList<String>();
    if (one.year() != null) query.add("year=" + one.year());
    if (donor != null) query.add("donor=" + donor);
    var evidenced = one.evidenced();
    var declared = one.declared();
    return new PeoplePage.Line(
        one.figure().id(),
        one.period(),
        evidenced == null ? "–" : said(evidenced),
        declared == null ? "–" : said(declared),
        one.estimated(),
        one.rows() == 0
            ? null
            : "/impact/people/"
                + one.figure().id()
                + (query.isEmpty() ? "" : "?" + String.join("&", query)));
  }

  private List<PeoplePage.Hours> hours(People.Sheet sheet, @Nullable Long donor) {
    var all = new ArrayList<PeoplePage.Hours>();
    byYear(sheet)
        .forEach((period, of) -> {
          var lines = new ArrayList<PeoplePage.Line>();
          for (var figure : HOURS) {
            var one = of.get(figure);
            lines.add(
                one == null
                    ? new PeoplePage.Line(figure.id(), period, shown.unknown(), "–", false, null)
                    : line(one, donor));
          }
          all.add(new PeoplePage.Hours(period, lines));
        });
    return all;
  }

  /** School years in their order, with what is known of each. */
  private static Map<String, Map<PeopleFigure, People.Counted>> byYear(People.Sheet sheet) {
    var years = new TreeMap<String, Map<PeopleFigure, People.Counted>>();
    for (var one : sheet.of("HOURS"))
      if (one.period() != null)
        years.computeIfAbsent(one.period(), _ -> new LinkedHashMap<>()).put(one.figure(), one);
    return years;
  }

  private String learnersChart(List<People.Counted> learners) {
    var bars = new ArrayList<Charts.Bar>();
    for (var one : learners) {
      var cell = one.evidenced();
      if (one.figure().isYearly() && cell != null)
        bars.add(
            new Charts.Bar(
                one.period() == null ? "" : one.period(),
                cell.value() == null ? 0 : cell.value().longValue(),
                said(cell)));
    }
    return Charts.bars(shown.text("#impact.people.name.learners"), word("learners.chart"), bars);
  }

  private String hoursChart(People.Sheet sheet) {
    var years = byYear(sheet);
    var lines = new ArrayList<Charts.Line>();
    double most = 0;
    for (var figure : HOURS) {
      var values = new ArrayList<@Nullable Double>();
      for (var of : years.values()) {
        var one = of.get(figure);
        var cell = one == null ? null : one.evidenced();
        var value = cell == null ? null : cell.value();
        if (value != null) most = Math.max(most, value.doubleValue());
        values.add(value == null ? null : value.doubleValue());
      }
      lines.add(new Charts.Line(shown.text("#impact.people.name." + figure.id()), values));
    }
    return Charts.lines(
        word("hours"),
        word("hours.chart"),
        List.copyOf(years.keySet()),
        lines,
        shown.number(Math.round(most)) + " h",
        shown.unknown());
  }

  private PeoplePage.@Nullable Special special(People.@Nullable Special special) {
    if (special == null) return null;
    var kinds = new ArrayList<PeoplePage.Kind>();
    special
        .disabilities()
        .forEach((kind, cell) -> kinds.add(new PeoplePage.Kind(kind, said(cell))));
    return new PeoplePage.Special(
        special.rooms(), special.computers(), special.reading(), special.instructed(), kinds);
  }

  private Row row(PeopleTable.Line line) {
    var basis = line.basis();
    return new Row(
        line.place() == null ? word("together") : line.place(),
        line.room() == null ? "–" : line.room(),
        line.period() == null ? "–" : line.period(),
        basis == null ? "–" : word("basis." + basis.toLowerCase(Locale.ROOT).replace('_', '-')),
        line.computers() == null ? "" : shown.number(line.computers()),
        said(line.cell()),
        line.estimated());
  }

  private String said(Cell cell) {
    if (cell.hidden()) return word("hidden");
    return cell.value() == null ? shown.unknown() : shown.number(cell.value());
  }

  private @Nullable Object plain(@Nullable Cell cell) {
    if (cell == null) return null;
    return cell.hidden() ? word("hidden") : cell.value();
  }

  private String word(String key) {
    return shown.text("#impact.people." + key);
  }

  /** Writes a file. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** Something that writes. */
  private interface Act {
    void run() throws IOException;
  }

  private static ResponseEntity<StreamingResponseBody> file(
      MediaType kind, String name, Writing writing) {
    return ResponseEntity.ok()
        .contentType(kind)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(out -> {
          try {
            writing.to(out);
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          }
        });
  }

  /** What is streamed is written by another thread, which knows no language. */
  private static void speaking(Locale locale, Act act) throws IOException {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      act.run();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private static void put(Spreadsheet sheet, @Nullable Object... cells) {
    try {
      sheet.row(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
