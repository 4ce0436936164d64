package org.greenclassroom.editions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages: editions, drawing one up, one of them, the rows behind a figure, whether it is genuine.
 */
@Controller
class EditionController {
  private static final String EDITION = "/editions/{edition:\\d{1,18}}";
  private static final String FIGURE = EDITION + "/figures/{nth:\\d{1,6}}";
  private static final int AT_ONCE = 5_000;

  private final Editions editions;
  private final Telling telling;
  private final People people;
  private final Origin origin;
  private final Shown shown;
  private final MessageSource words;

  EditionController(
      Editions editions,
      Telling telling,
      People people,
      Origin origin,
      Shown shown,
      MessageSource words) {
    this.editions = editions;
    this.telling = telling;
    this.people = people;
    this.origin = origin;
    this.shown = shown;
    this.words = words;
  }

  record ListPage(
      Slice<Edition> editions,
      boolean draws,
      Map<String, String> kinds,
      Map<String, String> donors,
      Map<String, String> sponsors,
      Map<String, String> classrooms) {}

  record EditionPage(
      Telling.Told told,
      Map<String, String> papers,
      @Nullable String drawer,
      @Nullable String publisher,
      boolean rows,
      boolean publishes,
      boolean own,
      boolean corrects) {}

  record FigurePage(
      Edition edition,
      Frozen figure,
      String name,
      String definition,
      String value,
      List<String> headings,
      Slice<Line> lines,
      List<Telling.Row> rows) {}

  record CheckedPage(Edition edition, String title, Proof proof) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR, Role.SCHOOL})
  @GetMapping("/editions")
  String list(
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
      Occasion occasion,
      Model model) {
    boolean draws = occasion.actor().is(Role.OFFICER);
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : Kind.values()) kinds.put(kind.name(), shown.word(kind));
    model.addAttribute(
        "page",
        new ListPage(
            editions.page(occasion.actor(), false, after),
            draws,
            kinds,
            draws ? choices(editions.donors()) : Map.of(),
            draws ? choices(editions.sponsors()) : Map.of(),
            draws ? choices(editions.classrooms()) : Map.of()));
    return "editions/editions";
  }

  private static Map<String, String> choices(List<EditionTable.Choice> choices) {
    var chosen = new LinkedHashMap<String, String>();
    for (var choice : choices) chosen.put("" + choice.id(), choice.name());
    return chosen;
  }

  /** What everybody may read. */
  @AllowEveryone
  @GetMapping("/reports")
  String reports(
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
      Occasion occasion,
      Model model) {
    index(model, word("editions.reports.lead"));
    model.addAttribute(
        "page",
        new ListPage(
            editions.page(occasion.actor(), true, after),
            false,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of()));
    return "editions/reports";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/editions")
  String draw(
      @RequestParam Kind kind,
      @RequestParam(required = false) @Nullable Long donor,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(required = false) @Nullable Long lot,
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      RedirectAttributes redirect) {
    long drawn = editions.draw(occasion, new Wanted(kind, donor, sponsor, lot, classroom, year));
    Said.that(redirect, "editions.said.drawn");
    return "redirect:/editions/" + drawn;
  }

  /** For staff, for whose it is, and for everybody where it is open. */
  @AllowEveryone
  @GetMapping(EDITION)
  String edition(@PathVariable long edition, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var known = editions.edition(actor, edition);
    boolean staff = Editions.seesAll(actor);
    boolean drawn = known.state() == EditionState.DRAWN;
    var by = known.publishedBy();
    var told = telling.told(editions.told(known));
    if (known.open() && known.state() == EditionState.PUBLISHED) index(model, told.lead());
    model.addAttribute(
        "page",
        new EditionPage(
            told,
            editions.papers(known),
            staff ? name(known.drawnBy()) : null,
            staff && by != null ? name(by) : null,
            Editions.seesRows(actor, known),
            drawn && actor.is(Role.OFFICER) && known.drawnBy() != actor.account(),
            drawn && actor.is(Role.OFFICER) && known.drawnBy() == actor.account(),
            actor.is(Role.OFFICER) && known.state() == EditionState.PUBLISHED));
    return "editions/edition";
  }

  /** Search engines may show it. */
  private static void index(Model model, String described) {
    model.addAttribute("indexed", true);
    model.addAttribute("described", described);
  }

  private @Nullable String name(long account) {
    return account == 0 ? null : people.known(account).name();
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/publication")
  String publish(
      @PathVariable long edition,
      @RequestParam(defaultValue = "false") boolean open,
      Occasion occasion,
      RedirectAttributes redirect) {
    editions.publish(occasion, edition, open, origin.here());
    var number = editions.edition(occasion.actor(), edition).number();
    Said.that(redirect, "editions.said.published", Objects.requireNonNull(number));
    return "redirect:/editions/" + edition;
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/withdrawal")
  String withdraw(@PathVariable long edition, Occasion occasion, RedirectAttributes redirect) {
    editions.withdraw(occasion, edition);
    Said.that(redirect, "editions.said.withdrawn");
    return "redirect:/editions/" + edition;
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/correction")
  String correct(
      @PathVariable long edition,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    long next = editions.correct(occasion, edition, reason);
    Said.that(redirect, "editions.said.drawn");
    return "redirect:/editions/" + next;
  }

  @AllowEveryone
  @GetMapping(EDITION + "/{language:en|zh|fr}.pdf")
  ResponseEntity<byte[]> paper(
      @PathVariable long edition, @PathVariable String language, Occasion occasion) {
    var kept = editions.paper(editions.edition(occasion.actor(), edition), language);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"" + kept.name() + "\"")
        .body(kept.bytes());
  }

  /** What the hash was taken of. */
  @AllowEveryone
  @GetMapping(EDITION + "/canonical.txt")
  ResponseEntity<String> canonical(@PathVariable long edition, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/plain;charset=UTF-8"))
        .body(editions.canon(editions.edition(occasion.actor(), edition)));
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR, Role.SCHOOL})
  @GetMapping(FIGURE)
  String figure(
      @PathVariable long edition,
      @PathVariable int nth,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var figure = editions.figure(occasion.actor(), edition, nth);
    var known = editions.edition(occasion.actor(), edition);
    var contents = editions.told(known);
    var language = LocaleContextHolder.getLocale().getLanguage();
    var lines = editions.lines(figure, after, Editions.PAGE);
    model.addAttribute(
        "page",
        new FigurePage(
            known,
            figure,
            contents.nameOf(language, figure),
            contents.says(language, "says." + nth),
            telling.number(figure.unit(), figure.amount()),
            headings(contents, figure),
            lines,
            lines.rows().stream().map(line -> telling.row(figure, line)).toList()));
    return "editions/figure";
  }

  private static List<String> headings(Contents contents, Frozen figure) {
    var language = LocaleContextHolder.getLocale().getLanguage();
    return figure.columns().stream()
        .map(column -> contents.says(language, "column." + column))
        .toList();
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR, Role.SCHOOL})
  @GetMapping(FIGURE + "/rows.csv")
  void csv(
      @PathVariable long edition,
      @PathVariable int nth,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var figure = editions.figure(occasion.actor(), edition, nth);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + file(edition, figure) + ".csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      write(sheet, edition, figure, occasion, cell -> cell);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR, Role.SCHOOL})
  @GetMapping(FIGURE + "/rows.xlsx")
  void xlsx(
      @PathVariable long edition,
      @PathVariable int nth,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var figure = editions.figure(occasion.actor(), edition, nth);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + file(edition, figure) + ".xlsx\"");
    try (var sheet = Spreadsheet.xlsx(response.getOutputStream(), figure.code())) {
      write(sheet, edition, figure, occasion, telling::cell);
    }
  }

  private static String file(long edition, Frozen figure) {
    return "edition-%d-%d-%s".formatted(edition, figure.nth(), figure.code());
  }

  /**
   * To programs cells as they were frozen, so that each line's hash can be taken again; else in
   * words.
   */
  private void write(
      Spreadsheet sheet,
      long edition,
      Frozen figure,
      Occasion occasion,
      UnaryOperator<@Nullable String> said)
      throws IOException {
    var contents = editions.told(editions.edition(occasion.actor(), edition));
    var head = new ArrayList<@Nullable Object>();
    head.add(word("editions.column.position"));
    head.add(word("editions.column.tag"));
    head.addAll(headings(contents, figure));
    head.add(word("editions.column.amount." + figure.unit().id()));
    head.add(word("editions.column.facts"));
    sheet.row(head.toArray());
    long after = 0;
    while (true) {
      var slice = editions.lines(figure, after, AT_ONCE);
      for (var line : slice.rows()) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(line.position());
        cells.add(line.tag());
        for (var cell : line.cells()) cells.add(said.apply(cell));
        cells.add(line.amount());
        cells.add(line.tag() == null ? null : origin.here() + "/devices/" + line.tag());
        sheet.row(cells.toArray());
      }
      if (slice.next() == null) return;
      after = Long.parseLong(slice.next());
    }
  }

  /** The page behind the QR code of its paper, for whoever holds it. */
  @AllowEveryone
  @GetMapping({"/i/{code}", "/I/{code}"})
  String check(@PathVariable String code, Model model) {
    var known = editions.coded(code);
    var language = LocaleContextHolder.getLocale().getLanguage();
    model.addAttribute(
        "page",
        new CheckedPage(
            known,
            known.open() ? editions.told(known).says(language, "title") : "",
            editions.proof(known)));
    return "editions/checked";
  }

  private String word(String key) {
    return Objects.requireNonNull(words.getMessage(key, null, LocaleContextHolder.getLocale()));
  }
}
