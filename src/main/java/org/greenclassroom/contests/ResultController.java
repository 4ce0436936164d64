package org.greenclassroom.contests;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Results with their spread, awards by two persons, and lists of what may be shown. */
@Controller
class ResultController {
  private static final int PAGE = 100;
  private static final String EDITION = "/contests/{edition:\\d{1,18}}";

  private final Contests contests;
  private final Awards awards;

  ResultController(Contests contests, Awards awards) {
    this.contests = contests;
    this.awards = awards;
  }

  /** Entries as they fared; points come in hundredths. */
  record ResultsPage(Edition edition, Slice<Ranked> ranked, List<Level> levels, boolean writes) {
    public String points(@Nullable Integer hundredths) {
      return hundredths == null
          ? "–"
          : BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }
  }

  record ShownPage(
      Edition edition,
      Purpose purpose,
      Purpose[] purposes,
      Slice<Entry> entries,
      List<LicenceTable.Use> toPull,
      boolean writes) {}

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping(EDITION + "/results")
  String results(
      @PathVariable long edition,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var known = contests.edition(edition);
    int from = (int) Math.min(ContestController.number(after, 0), Integer.MAX_VALUE / 2);
    model.addAttribute(
        "page",
        new ResultsPage(
            known,
            awards.ranked(edition, occasion.actor(), from, PAGE),
            contests.asked(edition).levels(),
            occasion.actor().is(Role.OFFICER) && known.isJudged()));
    return "contests/results";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping(EDITION + "/results.csv")
  void csv(@PathVariable long edition, Occasion occasion, HttpServletResponse response)
      throws IOException {
    contests.edition(edition);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"results-" + edition + ".csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "code",
          "category",
          "from_grade",
          "to_grade",
          "title",
          "jurors",
          "mean",
          "spread",
          "least",
          "most",
          "place",
          "tied",
          "awards");
      awards.ranked(edition, occasion.actor(), one -> row(sheet, one));
    }
  }

  private static void row(Spreadsheet sheet, Ranked one) {
    try {
      sheet.row(
          one.code(),
          one.category(),
          one.fromGrade(),
          one.toGrade(),
          one.title(),
          one.jurors(),
          decimal(one.mean()),
          decimal(one.spread()),
          decimal(one.least()),
          decimal(one.most()),
          one.place(),
          one.tied(),
          one.awards().stream()
              .filter(Ranked.Award::decided)
              .map(Ranked.Award::level)
              .collect(Collectors.joining(" · ")));
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
  }

  private static @Nullable BigDecimal decimal(@Nullable Integer hundredths) {
    return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/awards")
  String propose(
      @PathVariable long edition,
      @RequestParam long entry,
      @RequestParam long level,
      Occasion occasion,
      RedirectAttributes redirect) {
    awards.propose(occasion, edition, entry, level);
    Said.that(redirect, "contests.said.proposed");
    return "redirect:/contests/" + edition + "/results";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/contests/awards/{award:\\d{1,18}}/decision")
  String decide(@PathVariable long award, Occasion occasion, RedirectAttributes redirect) {
    long edition = awards.decide(occasion, award);
    Said.that(redirect, "contests.said.decided");
    return "redirect:/contests/" + edition + "/results";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/contests/awards/{award:\\d{1,18}}/drop")
  String drop(@PathVariable long award, Occasion occasion, RedirectAttributes redirect) {
    long edition = awards.drop(occasion, award);
    Said.that(redirect, "contests.said.dropped");
    return "redirect:/contests/" + edition + "/results";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping(EDITION + "/shown")
  String shown(
      @PathVariable long edition,
      @RequestParam(defaultValue = "EXHIBITION") Purpose purpose,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ShownPage(
            contests.edition(edition),
            purpose,
            Purpose.values(),
            awards.shown(edition, purpose, after, occasion.today(), PAGE),
            awards.toPull(edition, PAGE),
            occasion.actor().is(Role.OFFICER)));
    return "contests/shown";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping(EDITION + "/shown.csv")
  void shownCsv(
      @PathVariable long edition,
      @RequestParam(defaultValue = "EXHIBITION") Purpose purpose,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    contests.edition(edition);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"shown-%d-%s.csv\"".formatted(edition, purpose));
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row("code", "category", "from_grade", "to_grade", "title", "medium", "awards");
      for (@Nullable String after = ""; after != null; ) {
        var slice = awards.shown(edition, purpose, after, occasion.today(), PAGE);
        for (var one : slice.rows())
          sheet.row(
              one.code(),
              one.category(),
              one.fromGrade(),
              one.toGrade(),
              one.title(),
              one.medium(),
              String.join(" · ", one.awards()));
        after = slice.next();
      }
    }
  }

  @Allow(Role.OFFICER)
  @PostMapping(EDITION + "/uses")
  String used(
      @PathVariable long edition,
      @RequestParam Purpose purpose,
      @RequestParam String place,
      Occasion occasion,
      RedirectAttributes redirect) {
    int many = awards.used(occasion, edition, purpose, place);
    Said.that(redirect, "contests.said.used", many, place.strip());
    return "redirect:/contests/" + edition + "/shown?purpose=" + purpose;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/contests/uses/{use:\\d{1,18}}/pulled")
  String pulled(@PathVariable long use, Occasion occasion, RedirectAttributes redirect) {
    long edition = awards.pulled(occasion, use);
    Said.that(redirect, "contests.said.pulled");
    return "redirect:/contests/" + edition + "/shown";
  }
}
