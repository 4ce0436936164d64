package org.greenclassroom.coding;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programmes: the overview, one of them with its groups, and what a partner is told of a year. */
@Controller
class CodingController {
  private static final int PAGE = 50;
  private static final String PROGRAMME = "/coding/{programme:\\d{1,18}}";

  private final Coding coding;
  private final Cohorts cohorts;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Shown shown;
  private final Paper paper;

  CodingController(
      Coding coding,
      Cohorts cohorts,
      Classrooms classrooms,
      Partners partners,
      Shown shown,
      Paper paper) {
    this.coding = coding;
    this.cohorts = cohorts;
    this.classrooms = classrooms;
    this.partners = partners;
    this.shown = shown;
    this.paper = paper;
  }

  /**
   * The overview.
   *
   * @param chart null: nobody is taught yet
   * @param own groups in the rooms of a reader’s schools
   * @param office whether the reader sees programmes of all partners
   * @param reports of which of a reader’s partners and years
   */
  record ListPage(
      Slice<Programme> programmes,
      List<ProgrammeTable.Sum> sums,
      @Nullable String chart,
      Slice<Cohort> own,
      List<Coding.Reported> reports,
      boolean school,
      boolean donor,
      boolean office,
      boolean writes) {
    public int pupils() {
      return sums.stream().mapToInt(ProgrammeTable.Sum::pupils).sum();
    }

    public int cohorts() {
      return sums.stream().mapToInt(ProgrammeTable.Sum::cohorts).sum();
    }
  }

  record NewPage(
      Map<Long, String> courses, Map<Long, String> partners, Tool[] tools, LocalDate today) {}

  record ProgrammePage(
      Programme programme,
      String course,
      List<Goal> goals,
      @Nullable String chart,
      List<ProgrammeTable.Aide> helpers,
      Map<Long, String> free,
      Slice<Cohort> cohorts,
      Map<Long, String> rooms,
      LocalDate today,
      boolean office,
      boolean writes) {
    /** The years in which it went on: of each there is a report. */
    public List<Integer> years() {
      var ends = programme.endsOn();
      var last = ends == null || ends.isAfter(today) ? today : ends;
      return IntStream.rangeClosed(programme.startsOn().getYear(), last.getYear()).boxed().toList();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL, Role.DONOR})
  @GetMapping("/coding")
  String list(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String group,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var sums = coding.sums(actor);
    boolean school = !actor.partnersAs(Role.SCHOOL).isEmpty();
    model.addAttribute(
        "page",
        new ListPage(
            coding.page(actor, number(after, Long.MAX_VALUE), PAGE),
            sums,
            chart(sums),
            cohorts.ofSchools(actor, number(group, Long.MAX_VALUE), PAGE),
            coding.reports(actor, occasion.today()),
            school,
            !actor.partnersAs(Role.DONOR).isEmpty(),
            actor.is(Role.OFFICER, Role.AUDITOR),
            actor.is(Role.OFFICER)));
    return "coding/list";
  }

  private @Nullable String chart(List<ProgrammeTable.Sum> sums) {
    if (sums.stream().allMatch(one -> one.pupils() == 0)) return null;
    return Charts.bars(
        shown.text("#coding.chart"),
        shown.text("#coding.chart.hint"),
        sums.stream()
            .map(one ->
                new Charts.Bar(shown.word(one.tool()), one.pupils(), shown.number(one.pupils())))
            .toList());
  }

  @Allow(Role.OFFICER)
  @GetMapping("/coding/new")
  String fresh(Occasion occasion, Locale locale, Model model) {
    var courses = new LinkedHashMap<Long, String>();
    for (var one : coding.offered()) courses.put(one.version(), one.title().in(locale));
    var all = new LinkedHashMap<Long, String>();
    for (var kind : List.of(PartnerKind.DONOR, PartnerKind.SPONSOR))
      for (var one : partners.of(kind)) all.put(one.partner(), one.name());
    model.addAttribute("page", new NewPage(courses, all, Tool.values(), occasion.today()));
    return "coding/new";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/coding")
  String begin(
      @RequestParam String title,
      @RequestParam Tool tool,
      @RequestParam long course,
      @RequestParam long partner,
      @RequestParam LocalDate startsOn,
      @RequestParam(required = false) @Nullable LocalDate endsOn,
      @RequestParam String goals,
      Occasion occasion,
      RedirectAttributes redirect) {
    long programme =
        coding.begin(
            occasion, new Coding.Plan(title, tool, course, partner, startsOn, endsOn, goals));
    Said.that(redirect, "coding.said.begun", title.strip());
    return "redirect:/coding/" + programme;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping(PROGRAMME)
  String programme(
      @PathVariable long programme,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Locale locale,
      Model model) {
    var actor = occasion.actor();
    var known = coding.programme(programme, actor);
    boolean office = actor.is(Role.OFFICER, Role.AUDITOR);
    boolean writes = actor.is(Role.OFFICER);
    var free = new LinkedHashMap<Long, String>();
    if (writes)
      for (var one : coding.free(programme, occasion.today()))
        free.put(one.volunteer(), one.name());
    var goals = coding.goals(programme);
    model.addAttribute(
        "page",
        new ProgrammePage(
            known,
            coding.course(known.courseVersion()).title().in(locale),
            goals,
            known.pupils() < Result.LEAST ? null : goalChart(goals),
            office ? coding.helpers(programme) : List.of(),
            free,
            cohorts.of(programme, actor, number(after, Long.MAX_VALUE), PAGE),
            writes ? rooms(actor) : Map.of(),
            occasion.today(),
            office,
            writes));
    return "coding/programme";
  }

  private String goalChart(List<Goal> goals) {
    return Charts.bars(
        shown.text("#coding.goals"),
        shown.text("#coding.goals.chart"),
        goals.stream()
            .map(one -> new Charts.Bar(one.name(), one.reached(), shown.number(one.reached())))
            .toList());
  }

  private Map<Long, String> rooms(Actor actor) {
    var rooms = new LinkedHashMap<Long, String>();
    for (var one : cohorts.rooms(actor)) rooms.put(one.classroom(), one.name());
    return rooms;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PROGRAMME + "/helpers")
  String help(@PathVariable long programme, @RequestParam long volunteer, Occasion occasion) {
    coding.help(occasion, programme, volunteer);
    return "redirect:/coding/" + programme;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PROGRAMME + "/helpers/{volunteer:\\d{1,18}}/end")
  String leave(@PathVariable long programme, @PathVariable long volunteer, Occasion occasion) {
    coding.leave(occasion, programme, volunteer);
    return "redirect:/coding/" + programme;
  }

  @Allow(Role.OFFICER)
  @PostMapping(PROGRAMME + "/cohorts")
  String teach(
      @PathVariable long programme,
      @RequestParam long classroom,
      @RequestParam int grade,
      @RequestParam int pupils,
      @RequestParam(required = false) @Nullable Integer girls,
      @RequestParam(required = false) @Nullable Integer boys,
      @RequestParam LocalDate startsOn,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom, occasion.actor());
    long cohort =
        cohorts.teach(
            occasion,
            programme,
            new Cohorts.Group(classroom, grade, pupils, girls, boys, startsOn, reason));
    Said.that(redirect, "coding.said.taught", pupils);
    return "redirect:/coding/cohorts/" + cohort;
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/coding/cohorts.csv")
  void csv(Occasion occasion, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"coding-cohorts.csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "cohort",
          "programme",
          "tool",
          "partner",
          "school",
          "classroom",
          "grade",
          "pupils",
          "girls",
          "boys",
          "starts_on",
          "ends_on",
          "lessons",
          "projects");
      cohorts.each(occasion.actor(), one -> row(sheet, one));
    }
  }

  private static void row(Spreadsheet sheet, Cohort one) {
    try {
      sheet.row(
          one.cohort(),
          one.programmeTitle(),
          one.tool().name(),
          one.partnerName(),
          one.schoolName(),
          one.roomName(),
          one.grade(),
          one.pupils(),
          one.girls(),
          one.boys(),
          one.startsOn().toString(),
          one.endsOn() == null ? null : one.endsOn().toString(),
          one.lessons(),
          one.projects());
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/coding/report.pdf")
  ResponseEntity<byte[]> report(
      @RequestParam long partner,
      @RequestParam int year,
      @RequestParam(defaultValue = "") String in,
      Occasion occasion,
      Locale reader) {
    var report = coding.report(partner, year, occasion.actor());
    if (report.programmes().isEmpty())
      throw new Refusal("coding.refusal.no-programmes", report.partnerName(), String.valueOf(year));
    var model = new HashMap<String, Object>();
    model.put("page", report);
    model.put("issued", occasion.today());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition", "inline; filename=\"coding-%d-%d.pdf\"".formatted(partner, year))
        .header("Cache-Control", "no-store")
        .body(paper.pdf("coding/report", model, Words.language(in, reader)));
  }

  static long number(String typed, long otherwise) {
    if (typed.isEmpty()) return otherwise;
    if (!typed.matches("\\d{1,18}")) throw Refusal.notFound(typed);
    return Long.parseLong(typed);
  }
}
