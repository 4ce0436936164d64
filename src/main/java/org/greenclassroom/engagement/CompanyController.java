package org.greenclassroom.engagement;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.PaperSeal;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partner;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A company's report after a day and of a year: the page, each figure's rows, the paper. */
@Controller
class CompanyController {
  private static final int PAGE = 100;
  private static final int OLD = 20;
  private static final String COMPANY = "/engagement/companies/{partner:\\d{1,18}}";

  private final Engagement engagement;
  private final OldDays oldDays;
  private final Columns columns;
  private final Paper paper;
  private final PaperSeal seal;
  private final Prints prints;
  private final Shown shown;
  private final MessageSource words;

  CompanyController(
      Engagement engagement,
      OldDays oldDays,
      Columns columns,
      Paper paper,
      PaperSeal seal,
      Prints prints,
      Shown shown,
      MessageSource words) {
    this.engagement = engagement;
    this.oldDays = oldDays;
    this.columns = columns;
    this.paper = paper;
    this.seal = seal;
    this.prints = prints;
    this.shown = shown;
    this.words = words;
  }

  /** The report. */
  record ReportPage(
      Engagement.Sheet sheet,
      String at,
      String chart,
      List<OldDayTable.Told> old,
      Columns columns,
      Map<Long, String> pictures) {
    public List<Locale> languages() {
      return Words.LANGUAGES;
    }

    public String kind(@Nullable String name) {
      return columns.kind(name);
    }

    public String audience(String name) {
      return columns.audience(name);
    }
  }

  /** The rows behind a figure. */
  record RowsPage(
      Partner company,
      Subject subject,
      Worth worth,
      List<String> headings,
      List<List<String>> rows,
      @Nullable String next) {
    public Figure figure() {
      return worth.figure();
    }

    public boolean number(int column) {
      return Columns.isNumber(headings.get(column));
    }
  }

  record OwnPage(List<Partner> companies) {}

  @Allow(Role.DONOR)
  @GetMapping("/engagement/mine")
  String mine(Occasion occasion, Model model) {
    var own = engagement.own(occasion.actor());
    if (own.size() == 1) return "redirect:/engagement/companies/" + own.getFirst().partner();
    model.addAttribute("page", new OwnPage(own));
    return "engagement/mine";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping(COMPANY)
  String report(
      @PathVariable long partner,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long day,
      Occasion occasion,
      Model model) {
    var subject = engagement.subject(occasion, partner, year, day);
    var at = "/engagement/companies/" + partner;
    var sheet = engagement.sheet(occasion, subject, at + subject.query());
    model.addAttribute(
        "page",
        new ReportPage(
            sheet,
            at,
            chart(sheet),
            day == null
                ? oldDays.page(partner, subject.year(), null, OldDays.After.START, OLD).rows()
                : List.of(),
            columns,
            Map.of()));
    return "engagement/report";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping(COMPANY + "/figures/{figure:[a-z-]+}")
  String rows(
      @PathVariable long partner,
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long day,
      @RequestParam(defaultValue = "-9223372036854775808") long after,
      Occasion occasion,
      Model model) {
    var wanted = Figure.named(figure);
    var subject = engagement.subject(occasion, partner, year, day);
    var opened = engagement.open(occasion, subject, wanted, after, PAGE);
    model.addAttribute(
        "page",
        new RowsPage(
            opened.company(),
            subject,
            opened.worth(),
            Columns.headings(wanted),
            opened.rows().rows().stream().map(row -> columns.cells(wanted, row)).toList(),
            opened.rows().next()));
    return "engagement/rows";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @MayBeOld
  @GetMapping(COMPANY + "/figures/{figure:[a-z-]+}.csv")
  ResponseEntity<StreamingResponseBody> export(
      @PathVariable long partner,
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long day,
      Occasion occasion) {
    var wanted = Figure.named(figure);
    var subject = engagement.subject(occasion, partner, year, day); // refused before it begins
    var locale = LocaleContextHolder.getLocale();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"" + wanted.id() + ".csv\"")
        .body(stream -> {
          LocaleContextHolder.setLocale(locale);
          try (var csv = Spreadsheet.csv(stream)) {
            csv.row(
                Columns.headings(wanted).stream()
                    .map(heading -> word("engagement.column." + heading))
                    .toArray());
            engagement.each(
                occasion,
                subject,
                wanted,
                row -> {
                  try {
                    csv.row(columns.cells(wanted, row).toArray());
                  } catch (java.io.IOException gone) {
                    throw new UncheckedIOException(gone);
                  }
                });
          } finally {
            LocaleContextHolder.resetLocaleContext();
          }
        });
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping(COMPANY + "/photographs/{photograph:\\d{1,18}}")
  ResponseEntity<byte[]> picture(
      @PathVariable long partner,
      @PathVariable long photograph,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long day,
      Occasion occasion) {
    var subject = engagement.subject(occasion, partner, year, day);
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("Cache-Control", "no-store") // withdrawn: gone at the next look
        .body(engagement.picture(occasion, subject, photograph));
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping(COMPANY + "/report.pdf")
  ResponseEntity<byte[]> printed(
      @PathVariable long partner,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long day,
      @RequestParam(name = "in", required = false) @Nullable String language,
      Occasion occasion) {
    var locale = Words.language(language, LocaleContextHolder.getLocale());
    var subject = engagement.subject(occasion, partner, year, day);
    var file = "report-" + partner + (day == null ? "-" + subject.year() : "-day-" + day);
    var sheet = engagement.sheet(occasion, subject, "PDF " + file);
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    byte[] pdf;
    try {
      var pictures = new HashMap<Long, String>();
      for (var row : sheet.pictures().stream().limit(6).toList())
        pictures.put(
            row.key(),
            "data:image/jpeg;base64,"
                + java.util.Base64.getEncoder()
                    .encodeToString(engagement.picture(occasion, subject, row.key())));
      var model = new HashMap<String, Object>();
      model.put(
          "page",
          new ReportPage(
              sheet,
              "",
              chart(sheet),
              day == null
                  ? oldDays.page(partner, subject.year(), null, OldDays.After.START, OLD).rows()
                  : List.of(),
              columns,
              pictures));
      var number = PaperNumber.days(partner, occasion.now());
      model.put("issued", number + " · " + shown.day(occasion.today()));
      LocalDate today = occasion.today();
      var signed =
          seal.sign(
              paper.pdf(
                  "engagement/paper", model, locale, engagement.letterhead(sheet.company(), today)),
              word("engagement.report.reason"));
      pdf = prints.given(PaperNumber.KIND, number, signed);
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"" + file + "-" + locale.getLanguage() + ".pdf\"")
        .body(pdf);
  }

  /** Hours by day, the days on which somebody gave some. */
  private String chart(Engagement.Sheet sheet) {
    var bars =
        sheet.perDay().stream()
            .limit(12)
            .map(row ->
                new Charts.Bar(
                    shown.day(row.day()) + " · " + row.what(),
                    row.amount(),
                    shown.number(Math.round(row.amount() / 6.0) / 10.0)))
            .toList();
    return bars.isEmpty()
        ? ""
        : Charts.bars(word("engagement.chart"), word("engagement.chart.words"), bars);
  }

  private String word(String key) {
    return java.util.Objects.requireNonNullElse(
        words.getMessage(key, null, key, LocaleContextHolder.getLocale()), key);
  }
}
