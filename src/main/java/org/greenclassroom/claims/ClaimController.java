package org.greenclassroom.claims;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.method.Method;
import org.greenclassroom.method.Significant;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ledger as people read it: a year in sum, its rows, and what a donor may say. */
@Controller
class ClaimController {
  private static final int PAGE = 50;
  private static final int BATCH = 1_000;
  private static final double GRAMS = 1_000;

  private final Claims claims;
  private final Asking asking;
  private final Method method;
  private final Partners partners;
  private final Shown shown;
  private final MessageSource words;

  ClaimController(
      Claims claims,
      Asking asking,
      Method method,
      Partners partners,
      Shown shown,
      MessageSource words) {
    this.claims = claims;
    this.asking = asking;
    this.method = method;
    this.partners = partners;
    this.shown = shown;
    this.words = words;
  }

  /** Rounds at print only. */
  interface Printed {
    default BigDecimal carbon(long grams) {
      return Significant.carbon(grams / GRAMS);
    }

    default BigDecimal kilograms(double kilograms) {
      return Significant.carbon(kilograms);
    }
  }

  /**
   * A year.
   *
   * @param sum of all classes
   * @param chart empty: nothing was reckoned
   * @param set version of the coefficients of the range; empty: nothing was reckoned
   * @param errand the last reckoning that was asked for; null: none, or it does not concern this
   *     reader
   * @param silent since when nobody does what is asked for; null: somebody does
   */
  record YearPage(
      Claims.Sheet sheet,
      Sums.@Nullable Year sum,
      String chart,
      String tornado,
      String set,
      @Nullable Errand errand,
      @Nullable Instant silent,
      boolean acts)
      implements Printed {
    public long uncounted() {
      return sheet.lacks().stream().mapToLong(Rows.Lack::devices).sum();
    }

    public boolean neverHeard() {
      return Instant.EPOCH.equals(silent);
    }

    public long percentBelowZero() {
      var spread = sheet.spread();
      return spread == null ? 0 : Math.round(spread.belowZero() * 100);
    }

    /** Different devices of all years, each once. */
    public long everDevices() {
      return sheet.everDevices().stream().mapToLong(one -> one.amounts().devices()).sum();
    }

    public long everPlacements() {
      return sheet.everDevices().stream().mapToLong(Sums.Year::placements).sum();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/claims")
  String year(
      @RequestParam(required = false) @Nullable Integer year, Occasion occasion, Model model) {
    if (!occasion.actor().is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR))
      return "redirect:/claims/parties/"
          + occasion.actor().partnersAs(Role.DONOR).iterator().next();
    var sheet = claims.sheet(year, occasion.today());
    var sum =
        sheet.years().stream().filter(one -> one.year() == sheet.year()).findFirst().orElse(null);
    var spread = sheet.spread();
    model.addAttribute(
        "page",
        new YearPage(
            sheet,
            sum,
            sum == null ? "" : waterfall(sheet.year(), sum.amounts()),
            sheet.swings().isEmpty() ? "" : tornado(sheet.swings()),
            spread == null ? "" : method.set(spread.set()).version(),
            occasion.actor().is(Role.OFFICER) ? asking.last().orElse(null) : null,
            asking.silentSince(occasion.now()).orElse(null),
            occasion.actor().is(Role.OFFICER)));
    return "claims/year";
  }

  private String waterfall(int year, Amounts all) {
    var steps = new ArrayList<Charts.Step>();
    long at = step(steps, "gross", 0, all.gross());
    at = step(steps, "end-of-life", at, all.endOfLife());
    at = step(steps, "refurbishing", at, -all.refurbishing());
    at = step(steps, "parts", at, -all.parts());
    at = step(steps, "transport", at, -all.transport());
    step(steps, "use-displaced", at, -all.useDisplaced());
    step(steps, "net-a", 0, all.netA());
    step(steps, "use-induced", all.netA(), -all.useInduced());
    step(steps, "net-b", 0, all.netB());
    return Charts.waterfall(
        word("claims.waterfall", Integer.toString(year)),
        word(
            "claims.waterfall.says",
            shown.number(Significant.carbon(all.netA() / GRAMS)),
            shown.number(Significant.carbon(all.netB() / GRAMS))),
        steps);
  }

  private long step(List<Charts.Step> steps, String term, long from, long by) {
    steps.add(
        new Charts.Step(
            word("claims." + term),
            from,
            from + by,
            shown.number(Significant.carbon(by / GRAMS)) + " kg"));
    return from + by;
  }

  private String tornado(List<Sums.Swing> swings) {
    return Charts.bars(
        word("claims.tornado"),
        word("claims.tornado.says"),
        swings.stream()
            .map(one ->
                new Charts.Bar(
                    shown.word(one.term()) + " · " + one.id(),
                    Math.round(one.width()),
                    word(
                        "claims.swing",
                        shown.number(Significant.carbon(one.atLow())),
                        shown.number(Significant.carbon(one.atHigh())))))
            .toList());
  }

  /** Up to today, meanwhile; the night does it up to the end of the last month. */
  @Allow(Role.OFFICER)
  @PostMapping("/claims/reckonings")
  String reckon(
      @RequestParam(defaultValue = "false") boolean restate,
      Occasion occasion,
      RedirectAttributes redirect) {
    asking.ask(occasion, restate);
    Said.that(redirect, "claims.said.asked");
    return "redirect:/claims";
  }

  record RowsPage(int year, Slice<Rows.Row> rows) implements Printed {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/claims/years/{year:\\d{4}}")
  String rows(@PathVariable int year, @RequestParam(defaultValue = "0") long after, Model model) {
    model.addAttribute("page", new RowsPage(year, claims.rows(year, null, after, PAGE)));
    return "claims/rows";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/claims/years/{year:\\d{4}}.csv")
  void file(@PathVariable int year, HttpServletResponse response) throws IOException {
    write(response, year, null, "claims-" + year + ".csv");
  }

  record MissingPage(int year, Slice<Rows.Missing> rows) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/claims/years/{year:\\d{4}}/uncounted")
  String missing(
      @PathVariable int year, @RequestParam(defaultValue = "0") long after, Model model) {
    model.addAttribute("page", new MissingPage(year, claims.missing(year, after, PAGE)));
    return "claims/uncounted";
  }

  /**
   * What a party may say.
   *
   * @param attributed adds up over parties
   * @param supported overlaps
   */
  record PartyPage(
      long party, String name, List<Sums.OfParty> attributed, List<Sums.OfParty> supported)
      implements Printed {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/claims/parties/{party:\\d{1,18}}")
  String party(@PathVariable long party, Occasion occasion, Model model) {
    var attributed = claims.party(occasion.actor(), true, party);
    model.addAttribute(
        "page",
        new PartyPage(
            party,
            partners.partner(party).name(),
            attributed,
            claims.party(occasion.actor(), false, party)));
    return "claims/party";
  }

  /** The rows of a donor's own devices, each with the donor's share. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/claims/parties/{party:\\d{1,18}}/{year:\\d{4}}.csv")
  void partyFile(
      @PathVariable long party,
      @PathVariable int year,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    Claims.checkSees(occasion.actor(), party);
    write(response, year, party, "claims-" + party + "-" + year + ".csv");
  }

  private void write(HttpServletResponse response, int year, @Nullable Long donor, String name)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "claim",
          "reverses",
          "tag",
          "year",
          "class",
          "classroom",
          "school",
          "days",
          "days_before",
          "displacement",
          "resale",
          "gross_g",
          "end_of_life_g",
          "refurbishing_g",
          "parts_g",
          "transport_g",
          "use_displaced_g",
          "use_induced_g",
          "net_a_g",
          "net_b_g",
          "donor_share",
          "sponsor_share",
          "programme_share",
          "school_share",
          "method",
          "set",
          "hours_basis",
          "hours",
          "coverage_percent",
          "way_mode",
          "way_km",
          "trips",
          "tour_mode",
          "tour_km");
      long after = 0;
      while (true) {
        var slice = claims.rows(year, donor, after, BATCH);
        for (var row : slice.rows()) {
          var amounts = row.amounts();
          sheet.row(
              row.claim(),
              row.reverses(),
              row.tag(),
              row.year(),
              row.kind(),
              row.room(),
              row.school(),
              amounts.days(),
              row.daysBefore(),
              row.displacement(),
              row.resale(),
              amounts.gross(),
              amounts.endOfLife(),
              amounts.refurbishing(),
              amounts.parts(),
              amounts.transport(),
              amounts.useDisplaced(),
              amounts.useInduced(),
              amounts.netA(),
              amounts.netB(),
              row.donorShare(),
              row.sponsorShare(),
              row.programmeShare(),
              row.schoolShare(),
              Method.ID,
              row.set(),
              row.basis().hoursBasis(),
              row.basis().hours(),
              row.basis().coverage(),
              row.basis().mode(),
              row.basis().km(),
              row.basis().trips(),
              row.basis().rodeMode(),
              row.basis().rodeKm());
        }
        var next = slice.next();
        if (next == null) return;
        after = Long.parseLong(next);
      }
    }
  }

  private String word(String key, Object... arguments) {
    return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
