package org.greenclassroom.impact;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

/** Pages: all figures, the rows behind one, a donor's outcomes, and its report on paper. */
@Controller
class ImpactController {
  private static final int ON_THE_PAGE = 200;
  private final Impact impact;
  private final Paper paper;
  private final PaperSeal seal;
  private final Prints prints;
  private final Shown shown;
  private final MessageSource words;

  ImpactController(
      Impact impact, Paper paper, PaperSeal seal, Prints prints, Shown shown, MessageSource words) {
    this.impact = impact;
    this.paper = paper;
    this.seal = seal;
    this.prints = prints;
    this.shown = shown;
    this.words = words;
  }

  /**
   * All figures.
   *
   * @param donor whose, as it stands in the address; null: everybody's
   * @param query what links to rows carry on
   */
  record ImpactPage(
      Impact.Sheet sheet,
      @Nullable Long donor,
      @Nullable String donorName,
      String query,
      List<Sums.Donor> donors,
      boolean choosesDonor,
      String presentChart,
      String pupilsChart) {
    public boolean isWeight(Worth worth) {
      return worth.figure().unit() == Unit.KILOGRAMS;
    }
  }

  record RowsPage(
      Figure figure,
      @Nullable String year,
      Worth worth,
      List<String> headings,
      List<List<Columns.Cell>> rows,
      @Nullable String next,
      String query,
      Earlier earlier) {}

  record DonorPage(
      long donor,
      String name,
      @Nullable Long lot,
      Impact.Sheet sheet,
      List<Figures.Outcome> outcomes,
      List<Sums.Certified> certified,
      List<String> languages,
      boolean cut) {
    public Figure received() {
      return Figure.DEVICES_RECEIVED;
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/impact")
  String impact(
      @RequestParam(required = false) @Nullable Long donor, Occasion occasion, Model model) {
    var scope = Scope.of(occasion.actor(), donor, null);
    var sheet = impact.sheet(occasion, scope);
    var donors = impact.donors(occasion.actor());
    model.addAttribute(
        "page",
        new ImpactPage(
            sheet,
            donor,
            donor == null ? null : impact.donor(occasion.actor(), donor),
            donor == null ? "" : "?donor=" + donor,
            donors,
            donors.size() > 1 || donor != null,
            presentChart(sheet),
            pupilsChart(sheet)));
    return "impact/impact";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/impact/figures/{figure}")
  String rows(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Model model) {
    var wanted = Figure.named(figure);
    var scope = Scope.of(occasion.actor(), donor, null);
    var slice = impact.rows(occasion, wanted, year, scope, Figures.After.parse(after));
    model.addAttribute(
        "page",
        new RowsPage(
            wanted,
            year,
            impact.worth(occasion, wanted, year, scope),
            Columns.headings(wanted),
            slice.rows().stream().map(row -> Columns.cells(wanted, row, shown)).toList(),
            slice.next(),
            donor == null ? "" : "?donor=" + donor,
            wanted.declared() == null ? Earlier.NOTHING : impact.earlier(scope)));
    return "impact/rows";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/impact/figures/{figure}.csv")
  ResponseEntity<StreamingResponseBody> export(
      @PathVariable String figure,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable String year,
      Occasion occasion) {
    var wanted = Figure.named(figure);
    var scope = Scope.of(occasion.actor(), donor, null);
    impact.worth(occasion, wanted, year, scope); // refused before anything is sent
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"" + wanted.id() + ".csv\"")
        .body(stream -> {
          var out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          out.write('\uFEFF'); // spreadsheets take it for UTF-8 then
          var csv = CsvWriter.builder().build(out);
          try {
            csv.writeRecord(Columns.headings(wanted));
            impact.each(
                occasion,
                wanted,
                year,
                scope,
                row -> csv.writeRecord(guarded(Columns.plain(wanted, row))));
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          }
          csv.flush();
          out.flush();
        });
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/impact/donors/{partner}")
  String donor(
      @PathVariable long partner,
      @RequestParam(required = false) @Nullable Long lot,
      Occasion occasion,
      Model model) {
    var scope = Scope.of(occasion.actor(), partner, lot);
    var outcomes = impact.outcomes(scope, ON_THE_PAGE + 1);
    model.addAttribute(
        "page",
        new DonorPage(
            partner,
            impact.donor(occasion.actor(), partner),
            lot,
            impact.sheet(occasion, scope),
            outcomes.subList(0, Math.min(ON_THE_PAGE, outcomes.size())),
            impact.certified(scope),
            Words.LANGUAGES.stream().map(Locale::getLanguage).toList(),
            outcomes.size() > ON_THE_PAGE));
    return "impact/donor";
  }

  /** The outcome report: {@code ?language=zh}, {@code en} or {@code fr}; else the reader's. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/impact/donors/{partner}/report.pdf")
  ResponseEntity<byte[]> report(
      @PathVariable long partner,
      @RequestParam(required = false) @Nullable Long lot,
      @RequestParam(required = false) @Nullable String language,
      Occasion occasion) {
    var locale = Words.language(language, LocaleContextHolder.getLocale());
    var report = impact.report(occasion, partner, lot);
    var model = new HashMap<String, Object>();
    model.put("page", report);
    var number = PaperNumber.outcomes(partner, report.sheet().at());
    model.put("issued", number + " · " + dayIn(locale, report));
    var signed =
        seal.sign(
            paper.pdf("impact/report", model, locale),
            Objects.requireNonNull(
                words.getMessage("impact.report.reason", new Object[] {number}, locale)));
    var pdf = prints.given(PaperNumber.KIND, number, signed);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"report-" + partner + "-" + locale.getLanguage() + ".pdf\"")
        .body(pdf);
  }

  private String dayIn(Locale locale, Impact.Report report) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      return shown.day(report.sheet().at());
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private String presentChart(Impact.Sheet sheet) {
    var bars = new ArrayList<Charts.Bar>();
    for (var standing : sheet.standing())
      bars.add(
          new Charts.Bar(
              shown.word(standing.stage()), standing.pieces(), shown.number(standing.pieces())));
    return Charts.bars(word("impact.present"), word("impact.present.chart"), bars);
  }

  private String pupilsChart(Impact.Sheet sheet) {
    var bars = new ArrayList<Charts.Bar>();
    for (var worth : sheet.yearly())
      bars.add(
          new Charts.Bar(
              Objects.requireNonNullElse(worth.year(), ""),
              worth.sum(),
              shown.number(worth.sum())));
    return Charts.bars(word("impact.pupils"), word("impact.pupils.chart"), bars);
  }

  private String word(String key) {
    return words.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  /** A spreadsheet takes a cell that begins so for a formula, and others' texts are in here. */
  private static List<String> guarded(List<String> cells) {
    return cells.stream().map(Spreadsheet::harmless).toList();
  }
}
