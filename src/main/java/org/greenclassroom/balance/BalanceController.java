package org.greenclassroom.balance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ledger: by category, by year, by donor, and the rows behind every figure. */
@Controller
class BalanceController {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  private final Balance balance;
  private final Reckoning reckoning;
  private final Shown shown;
  private final MessageSource words;

  BalanceController(Balance balance, Reckoning reckoning, Shown shown, MessageSource words) {
    this.balance = balance;
    this.reckoning = reckoning;
    this.shown = shown;
    this.words = words;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/balance")
  String balance(
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      Occasion occasion,
      Model model) {
    var whose = Whose.of(occasion.actor(), donor);
    var asked = day == null ? occasion.today() : within(day);
    var sheet = balance.sheet(whose, asked);
    model.addAttribute(
        "page",
        new BalancePage(
            sheet,
            asked,
            occasion.today(),
            donor,
            donor == null ? null : balance.donor(occasion.actor(), donor),
            balance.choices(occasion.actor()),
            chart(sheet.categories()),
            whose.isEverybody(),
            occasion.actor().is(Role.OFFICER, Role.ADMINISTRATOR)));
    return "balance/balance";
  }

  /** Donors with their lines; the reader's own only. */
  record DonorsPage(LocalDate day, Slice<List<Line>> donors) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/balance/donors")
  String donors(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(defaultValue = "-1") long after,
      Occasion occasion,
      Model model) {
    var asked = day == null ? occasion.today() : within(day);
    model.addAttribute(
        "page",
        new DonorsPage(asked, balance.donors(Whose.of(occasion.actor(), null), asked, after)));
    return "balance/donors";
  }

  /**
   * The rows behind a figure.
   *
   * @param asked which
   * @param donorName null: not of one donor only
   */
  record RowsPage(
      LedgerTable.Asked asked,
      @Nullable Long donor,
      @Nullable String donorName,
      List<LedgerTable.Total> totals,
      Slice<LedgerTable.Posting> rows) {
    public boolean fromTheBeginning() {
      return asked.from().equals(FIRST);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/balance/rows")
  String rows(
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable DeviceKind category,
      @RequestParam(required = false) @Nullable Known basis,
      @RequestParam(required = false) @Nullable Flow flow,
      @RequestParam(required = false) @Nullable Stock stock,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var asked = asked(occasion, donor, from, to, category, basis, flow, stock);
    model.addAttribute(
        "page",
        new RowsPage(
            asked,
            donor,
            donor == null ? null : balance.donor(occasion.actor(), donor),
            balance.totals(asked),
            balance.rows(asked, LedgerTable.After.parse(after))));
    return "balance/rows";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/balance/rows.csv")
  void rowsFile(
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable DeviceKind category,
      @RequestParam(required = false) @Nullable Known basis,
      @RequestParam(required = false) @Nullable Flow flow,
      @RequestParam(required = false) @Nullable Stock stock,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var asked = asked(occasion, donor, from, to, category, basis, flow, stock);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"balance.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "day",
          "tag",
          "donor",
          "category",
          "basis",
          "flow",
          "stock",
          "pieces",
          "grams",
          "evidence");
      var after = LedgerTable.After.START;
      while (true) {
        var page = balance.rows(asked, after);
        for (var row : page.rows())
          sheet.row(
              row.key().day().toString(),
              row.tag().printed(),
              row.donor(),
              row.category().name(),
              row.basis().name(),
              row.flow().name(),
              row.stock().name(),
              row.sum().pieces(),
              row.sum().grams(),
              row.evidence() == null ? null : row.evidence().name());
        if (page.next() == null) break;
        after = page.rows().getLast().key();
      }
    }
  }

  @Allow({Role.OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/balance/reckonings")
  String reckon(
      @RequestParam(defaultValue = "false") boolean anew,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (anew) reckoning.reckonAnew(occasion);
    else reckoning.reckon(occasion);
    Said.that(redirect, "balance.said.reckoned");
    return "redirect:/balance";
  }

  private static LedgerTable.Asked asked(
      Occasion occasion,
      @Nullable Long donor,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable DeviceKind category,
      @Nullable Known basis,
      @Nullable Flow flow,
      @Nullable Stock stock) {
    return new LedgerTable.Asked(
        Whose.of(occasion.actor(), donor),
        from == null ? FIRST : within(from),
        to == null ? occasion.today() : within(to),
        category,
        basis,
        flow,
        stock);
  }

  /** A day that the database knows. */
  private static LocalDate within(LocalDate day) {
    return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
  }

  private String chart(List<Line> categories) {
    var pieces = new LinkedHashMap<String, long[]>();
    for (var line : categories) {
      var of = pieces.computeIfAbsent(line.key(), _ -> new long[Stock.values().length]);
      for (var stock : Stock.values()) of[stock.ordinal()] += line.stock(stock).pieces();
    }
    var stacks = new ArrayList<Charts.Stack>();
    pieces.forEach((category, of) -> {
      var values = Arrays.stream(of).boxed().toList();
      stacks.add(
          new Charts.Stack(
              shown.word(DeviceKind.valueOf(category)),
              values,
              shown.number(Arrays.stream(of).sum())));
    });
    return Charts.stacked(
        word("balance.chart"),
        word("balance.chart.description"),
        Arrays.stream(Stock.values()).map(shown::word).toList(),
        stacks);
  }

  private String word(String key) {
    return words.getMessage(key, null, LocaleContextHolder.getLocale());
  }
}
