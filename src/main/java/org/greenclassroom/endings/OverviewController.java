package org.greenclassroom.endings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists: all endings, what is past its day and why, what ends when. */
@Controller
class OverviewController {
  private static final int PAGE = 50;

  private final Overview overview;
  private final Endings endings;
  private final Sayings sayings;
  private final Shown shown;

  OverviewController(Overview overview, Endings endings, Sayings sayings, Shown shown) {
    this.overview = overview;
    this.endings = endings;
    this.sayings = sayings;
    this.shown = shown;
  }

  record ListPage(
      Slice<OverviewTable.Row> rows, List<OverviewTable.Counted> late, LocalDate today) {
    public List<State> states() {
      return List.of(State.values());
    }

    public List<Decision> decisions() {
      return List.of(Decision.values());
    }

    public long lateOnes() {
      return late.stream().mapToLong(OverviewTable.Counted::rooms).sum();
    }
  }

  record LatePage(
      Slice<OverviewTable.Late> rows,
      List<OverviewTable.Counted> counted,
      @Nullable Why reason,
      boolean officer) {
    public long rooms() {
      return counted.stream().mapToLong(OverviewTable.Counted::rooms).sum();
    }

    public long computers() {
      return counted.stream().mapToLong(OverviewTable.Counted::computers).sum();
    }
  }

  record TimelinePage(
      List<OverviewTable.Month> months,
      Map<YearMonth, String> names,
      String chart,
      boolean staff,
      LocalDate today) {
    public long computers() {
      return months.stream().mapToLong(OverviewTable.Month::computers).sum();
    }

    public long rooms() {
      return months.stream().mapToLong(OverviewTable.Month::rooms).sum();
    }

    public boolean past(OverviewTable.Month month) {
      return month.month().isBefore(YearMonth.from(today));
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/endings")
  String list(
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(required = false) @Nullable Decision decision,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            overview.page(occasion.actor(), state, decision, q, after, PAGE),
            overview.counted(),
            occasion.today()));
    return "endings/list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/endings/late")
  String late(
      @RequestParam(required = false) @Nullable Why reason,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new LatePage(
            overview.lates(occasion.actor(), reason, after, PAGE),
            overview.counted(),
            reason,
            occasion.actor().is(Role.OFFICER)));
    return "endings/late";
  }

  /** For programs and for people: stable codes beside the sentence. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/endings/late.csv")
  void lateCsv(
      @RequestParam(required = false) @Nullable Why reason,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"late-loans.csv\"");
    try (var csv = Spreadsheet.csv(response.getOutputStream())) {
      csv.row(
          "classroom",
          "school",
          "room",
          "sponsor",
          "due_on",
          "days_late",
          "in_class",
          "missing",
          "coming_back",
          "reason",
          "why",
          "awaited",
          "decision",
          "remark",
          "remark_until");
      overview.eachLate(
          occasion.actor(),
          reason,
          row -> {
            try {
              csv.row(
                  row.classroom(),
                  row.schoolName(),
                  row.name(),
                  row.sponsorName(),
                  row.dueOn().toString(),
                  row.daysLate(),
                  row.inClass(),
                  row.missing(),
                  row.comingBack(),
                  row.reason().name(),
                  shown.word(row.reason()),
                  row.awaited().stream().map(Enum::name).collect(Collectors.joining(" ")),
                  row.decision() == null ? null : row.decision().name(),
                  row.remark(),
                  row.remarkUntil() == null ? null : row.remarkUntil().toString());
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  @Allow(Role.OFFICER)
  @PostMapping("/endings/late/{classroom:\\d{1,18}}/remarks")
  String remark(
      @PathVariable long classroom,
      @RequestParam String words,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    endings.remark(occasion, classroom, words, until);
    Said.that(redirect, "endings.said.remarked");
    return "redirect:/endings/late";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR, Role.SCHOOL, Role.DONOR})
  @GetMapping("/endings/timeline")
  String timeline(Occasion occasion, Model model) {
    var months = overview.months(occasion.actor(), occasion.today());
    model.addAttribute(
        "page",
        new TimelinePage(
            months,
            months.stream()
                .map(OverviewTable.Month::month)
                .collect(Collectors.toMap(Function.identity(), sayings::month)),
            chart(months),
            occasion.actor().seesAll(),
            occasion.today()));
    return "endings/timeline";
  }

  private String chart(List<OverviewTable.Month> months) {
    if (months.isEmpty()) return "";
    return Charts.stacked(
        sayings.say("endings.timeline.chart"),
        sayings.say("endings.timeline.words"),
        List.of(
            sayings.say("endings.timeline.coming"),
            sayings.say("endings.timeline.staying"),
            sayings.say("endings.timeline.asked"),
            sayings.say("endings.timeline.ahead")),
        months.stream()
            .map(month ->
                new Charts.Stack(
                    sayings.month(month.month()),
                    month.parts(),
                    sayings.say("endings.timeline.figure", month.computers(), month.rooms())))
            .toList());
  }
}
