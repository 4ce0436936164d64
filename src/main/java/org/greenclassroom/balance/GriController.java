package org.greenclassroom.balance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Waste by GRI 306 (2020), disclosures 3 to 5, of one calendar year. */
@Controller
class GriController {
  private final Balance balance;
  private final Shown shown;
  private final MessageSource words;

  GriController(Balance balance, Shown shown, MessageSource words) {
    this.balance = balance;
    this.shown = shown;
    this.words = words;
  }

  /**
   * The disclosures of a year.
   *
   * @param parts the lines of each disclosure, in its order
   */
  record GriPage(
      int year,
      List<Integer> years,
      @Nullable Long donor,
      @Nullable String donorName,
      List<RestTable.Donor> donors,
      Map<String, List<Gri>> parts,
      @Nullable Instant reckonedAt,
      List<String> languages) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/balance/gri-306")
  String gri(
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      Model model) {
    int asked = year(year, occasion);
    var parts = new LinkedHashMap<String, List<Gri>>();
    for (var operation : Operation.values())
      parts.putIfAbsent(operation.disclosure(), new ArrayList<>());
    for (var line : lines(occasion, donor, asked))
      parts.computeIfAbsent(line.operation().disclosure(), _ -> new ArrayList<>()).add(line);
    var years = new ArrayList<Integer>();
    for (int one = occasion.today().getYear(); one > occasion.today().getYear() - 8; one--)
      years.add(one);
    model.addAttribute(
        "page",
        new GriPage(
            asked,
            years,
            donor,
            donor == null ? null : balance.donor(occasion.actor(), donor),
            balance.choices(occasion.actor()),
            parts,
            balance.reckonedAt().orElse(null),
            Words.LANGUAGES.stream().map(Locale::getLanguage).toList()));
    return "balance/gri";
  }

  /** The same for a spreadsheet: codes for machines, words in one of our languages for people. */
  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @MayBeOld
  @GetMapping("/balance/gri-306/{language:en|zh|fr}.csv")
  void file(
      @PathVariable String language,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    int asked = year(year, occasion);
    var lines = lines(occasion, donor, asked);
    var locale = Words.language(language, LocaleContextHolder.getLocale());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"gri-306-" + asked + ".csv\"");
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          word("year"),
          word("disclosure"),
          word("code"),
          word("line"),
          word("what"),
          word("hazard"),
          word("site"),
          word("basis"),
          word("pieces"),
          word("kilograms"));
      for (var line : lines)
        sheet.row(
            asked,
            "GRI " + line.operation().disclosure(),
            line.operation().name(),
            shown.word(line.operation()),
            line.what() == null ? null : shown.word(line.what()),
            word(line.hazardous() ? "hazardous" : "non-hazardous"),
            word(line.onsite() ? "onsite" : "offsite"),
            line.basis() == null ? null : shown.word(line.basis()),
            line.pieces(),
            line.grams() == null ? shown.unknown() : BigDecimal.valueOf(line.grams(), 3));
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private List<Gri> lines(Occasion occasion, @Nullable Long donor, int year) {
    return balance.gri(
        Whose.of(occasion.actor(), donor), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  private static int year(@Nullable Integer year, Occasion occasion) {
    int asked = year == null ? occasion.today().getYear() : year;
    if (asked < 2000 || asked > occasion.today().getYear()) throw Refusal.notFound("" + asked);
    return asked;
  }

  private String word(String key) {
    return words.getMessage("balance.gri." + key, null, LocaleContextHolder.getLocale());
  }
}
