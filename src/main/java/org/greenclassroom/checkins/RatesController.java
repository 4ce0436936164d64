package org.greenclassroom.checkins;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came of what was expected, and what questionnaires say. */
@Controller
class RatesController {
  private final Rates rates;
  private final Checkins checkins;
  private final Links links;
  private final Checklists checklists;
  private final Shown shown;

  RatesController(Rates rates, Checkins checkins, Links links, Checklists checklists, Shown shown) {
    this.links = links;
    this.rates = rates;
    this.checkins = checkins;
    this.checklists = checklists;
    this.shown = shown;
  }

  /**
   * What is owed.
   *
   * @param sums expected, received, on time
   */
  record OverviewPage(
      ReportKind kind,
      LocalDate period,
      int[] sums,
      Slice<RateTable.Owing> owing,
      boolean writes) {}

  /**
   * Completeness and timeliness.
   *
   * @param sums expected, received, on time
   */
  record RatesPage(
      ReportKind kind,
      LocalDate from,
      LocalDate to,
      int[] sums,
      List<RateTable.Rate> counties,
      Slice<RateTable.Rate> schools) {
    /** Whole per cent; null: nothing was expected. */
    public @Nullable Integer percent(int part, int of) {
      return of == 0 ? null : Math.toIntExact(Math.round(100.0 * part / of));
    }
  }

  /** One question with its counted answers. */
  record Question(String label, int answers, int n, List<Option> options) {
    public boolean hidden() {
      return options.stream().anyMatch(option -> option.total() == null);
    }
  }

  /** How often an option was chosen; null: too few answered. */
  record Option(String label, @Nullable Integer total) {}

  record ResultsPage(ReportKind kind, int year, int thisYear, List<Question> questions) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checkins")
  String overview(
      @RequestParam(defaultValue = "CHECKIN") ReportKind kind,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var asked = kind.revised() ? kind : ReportKind.CHECKIN;
    var period = asked.period(occasion.today());
    model.addAttribute(
        "page",
        new OverviewPage(
            asked,
            period,
            rates.sums(asked, period, period),
            rates.owing(occasion.actor(), asked, period, after),
            occasion.actor().is(Role.OFFICER)));
    return "checkins/overview";
  }

  /** A link for each room that lacks one. */
  @Allow(Role.OFFICER)
  @PostMapping("/checkins/links")
  String links(Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "checkins.said.links", links.makeMissing(occasion).size());
    return "redirect:/checkins";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checkins/rates")
  String rates(
      @RequestParam(defaultValue = "CHECKIN") ReportKind kind,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var asked = kind.revised() ? kind : ReportKind.CHECKIN;
    var until = to == null ? asked.period(occasion.today()) : to;
    var since = from == null ? until.minusMonths(11) : from;
    model.addAttribute(
        "page",
        new RatesPage(
            asked,
            since,
            until,
            rates.sums(asked, since, until),
            rates.counties(asked, since, until),
            rates.schools(occasion.actor(), asked, since, until, after)));
    return "checkins/rates";
  }

  /** Room by room and period by period: what the sums are made of. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/checkins/rates.csv")
  void csv(
      @RequestParam(defaultValue = "CHECKIN") ReportKind kind,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var until = to == null ? kind.period(occasion.today()) : to;
    var since = from == null ? until.minusMonths(11) : from;
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"reports.csv\"");
    response.setHeader("Cache-Control", "no-store");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "classroom",
          "school",
          "school_name",
          "division",
          "kind",
          "period",
          "expected",
          "received",
          "on_time",
          "first_received_on");
      rates.each(
          occasion.actor(),
          kind,
          since,
          until,
          line -> {
            try {
              sheet.row(
                  line.classroom(),
                  line.school(),
                  line.schoolName(),
                  line.division(),
                  kind.name(),
                  line.period().toString(),
                  1,
                  line.received(),
                  line.timely(),
                  line.firstOn() == null ? null : line.firstOn().toString());
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/checkins/results")
  String results(
      @RequestParam(defaultValue = "TEACHER") ReportKind kind,
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(required = false) @Nullable Long school,
      Occasion occasion,
      Locale locale,
      Model model) {
    int thisYear = occasion.today().getYear();
    var asked = kind.revised() ? ReportKind.TEACHER : kind;
    int wanted = year == 0 ? thisYear : year;
    var counts =
        school == null
            ? rates.counts(asked, wanted, "PROGRAMME", "")
            : rates.counts(asked, wanted, "SCHOOL", String.valueOf(school));
    model.addAttribute(
        "page", new ResultsPage(asked, wanted, thisYear, questions(asked, counts, locale)));
    return "checkins/results";
  }

  private List<Question> questions(ReportKind kind, List<RateTable.Count> counts, Locale locale) {
    var byItem = new LinkedHashMap<String, List<RateTable.Count>>();
    for (var count : counts)
      byItem.computeIfAbsent(count.item(), _ -> new ArrayList<>()).add(count);
    var all = new ArrayList<Question>();
    var part = "";
    for (var line : checklists.fill(checkins.asked(kind), Map.of(), locale).lines()) {
      if (!line.item().asks()) part = line.label();
      var counted = byItem.get(line.name());
      if (counted == null) continue;
      var first = counted.getFirst();
      var label =
          kind == ReportKind.PUPILS && !part.isEmpty() ? part + " " + line.label() : line.label();
      all.add(
          new Question(
              label,
              first.answers(),
              first.n(),
              counted.stream()
                  .map(
                      count -> new Option(option(line.item(), count.code(), locale), count.total()))
                  .toList()));
    }
    return all;
  }

  private String option(Item item, String code, Locale locale) {
    return item.option(code)
        .map(option -> option.label().in(locale))
        .orElseGet(() ->
            switch (code) {
              case "yes" -> shown.text("#checkins.yes");
              case "no" -> shown.text("#checkins.no");
              default -> shown.text("#checkins.pupils");
            });
  }
}
