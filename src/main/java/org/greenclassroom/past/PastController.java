package org.greenclassroom.past;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is declared of earlier years: by year, and row by row; beside nothing that was counted. */
@Controller
class PastController {
  private static final int PAGE = 50;
  private static final int MOST_CONTRADICTIONS = 50;

  private final Past past;
  private final Shown shown;
  private final MessageSource words;

  PastController(Past past, Shown shown, MessageSource words) {
    this.past = past;
    this.shown = shown;
    this.words = words;
  }

  /**
   * The totals.
   *
   * @param kind which the chart draws
   * @param chart empty: there is nothing to draw
   * @param reads whether the reader may bring a spreadsheet in
   */
  record TotalsPage(
      List<Total> totals,
      @Nullable Kind kind,
      String chart,
      Slice<Import> imports,
      List<Entries.Contradiction> contradictions,
      boolean reads) {
    /** Those of which something is declared. */
    public List<Kind> kinds() {
      return totals.stream().map(Total::kind).distinct().sorted().toList();
    }

    /** How a link names a year that may be unknown. */
    public int year(Total total) {
      return Objects.requireNonNullElse(total.year(), 0);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/past")
  String totals(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
      Occasion occasion,
      Model model) {
    var totals = past.totals();
    var drawn =
        kind != null ? kind : totals.stream().map(Total::kind).sorted().findFirst().orElse(null);
    model.addAttribute(
        "page",
        new TotalsPage(
            totals,
            drawn,
            drawn == null ? "" : chart(totals, drawn),
            past.imports(after, PAGE),
            past.contradictions(MOST_CONTRADICTIONS),
            occasion.actor().is(Role.OFFICER)));
    return "past/totals";
  }

  /**
   * The rows behind a total.
   *
   * @param year 0: the unknown one; null: all
   * @param imported of one import only; null: of all
   */
  record RowsPage(
      @Nullable Kind kind,
      @Nullable Integer year,
      @Nullable Long imported,
      Slice<Entries.Declared> rows) {
    public Kind[] kinds() {
      return Kind.values();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/past/rows")
  String rows(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long imported,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    model.addAttribute(
        "page",
        new RowsPage(
            kind,
            year,
            imported,
            past.declared(kind, year, imported, Past.After.parse(after), PAGE)));
    return "past/rows";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/past/rows.csv")
  void rowsFile(
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable Long imported,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"declared.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "row",
          "kind",
          "year",
          "school",
          "donor",
          "room",
          "pieces",
          "grams",
          "pupils",
          "basis",
          "source",
          "line",
          "page",
          "document_sha256");
      var after = Past.After.START;
      while (true) {
        var slice = past.declared(kind, year, imported, after, 500);
        for (var row : slice.rows())
          sheet.row(
              row.row(),
              row.kind().name(),
              row.year(),
              row.school(),
              row.company(),
              row.room(),
              row.pieces(),
              row.grams(),
              row.pupils(),
              "DECLARED",
              row.source(),
              row.line(),
              row.page(),
              row.document());
        if (slice.next() == null) break;
        after = Past.After.parse(slice.next());
      }
    }
  }

  /** A year of which nobody knows how many has no bar, and stays in the table. */
  private String chart(List<Total> totals, Kind kind) {
    var years = new TreeMap<Integer, Long>();
    for (var total : totals)
      if (total.kind() == kind && total.pieces() != null)
        years.merge(Objects.requireNonNullElse(total.year(), 0), total.pieces(), Long::sum);
    var bars = new ArrayList<Charts.Bar>();
    years
        .descendingMap()
        .forEach((year, pieces) ->
            bars.add(
                new Charts.Bar(
                    year == 0 ? word("past.year.unknown") : "" + year,
                    pieces,
                    shown.number(pieces))));
    return bars.isEmpty() ? "" : Charts.bars(shown.word(kind), word("past.chart.words"), bars);
  }

  private String word(String key) {
    return Objects.requireNonNullElse(
        words.getMessage(key, null, key, LocaleContextHolder.getLocale()), key);
  }
}
