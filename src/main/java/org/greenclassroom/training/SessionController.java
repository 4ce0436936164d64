package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
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

/** Pages: sittings of a course, their lists, and what was said. */
@Controller
class SessionController {
  private static final String SESSION = "/training/sessions/{id:\\d{1,18}}";

  private final Sessions sessions;
  private final Teachers teachers;
  private final Followups followups;
  private final Courses courses;
  private final Shown shown;
  private final Origin origin;

  SessionController(
      Sessions sessions,
      Teachers teachers,
      Followups followups,
      Courses courses,
      Shown shown,
      Origin origin) {
    this.sessions = sessions;
    this.teachers = teachers;
    this.followups = followups;
    this.courses = courses;
    this.shown = shown;
    this.origin = origin;
  }

  record ListPage(
      @Nullable SessionState state,
      Slice<Session> sessions,
      Choices trainers,
      String part,
      Map<String, String> courses,
      LocalDate today,
      boolean writes) {}

  /**
   * Whom one can choose.
   *
   * @param most so many at once; 0: these are all
   */
  record Choices(Map<Long, String> names, int most) {}

  private static Choices choices(List<TeacherTable.Choice> found) {
    var names = new LinkedHashMap<Long, String>();
    for (var one : found.subList(0, Math.min(found.size(), Teachers.CHOICES)))
      names.put(one.teacher(), one.name() + " · " + one.schoolName());
    return new Choices(names, found.size() > Teachers.CHOICES ? Teachers.CHOICES : 0);
  }

  record SessionPage(
      Session session,
      List<SessionTable.Listed> listed,
      Choices choices,
      String part,
      Results said,
      @Nullable String address,
      @Nullable String qr,
      boolean closed,
      LocalDate today,
      boolean writes) {}

  /** What was said, in the reader's words; empty lines: too few said it, or it is not closed. */
  record Results(List<Line> aspects, List<Line> opinions, @Nullable String chart) {}

  /**
   * One thing with its counts.
   *
   * @param before mean in tenths; null: not shown
   * @param after mean in tenths; null: not shown
   * @param counts of the answers after it, one to five
   */
  record Line(
      String name, @Nullable Long before, @Nullable Long after, int n, List<Integer> counts) {
    public @Nullable String mean(@Nullable Long tenths) {
      return tenths == null ? null : tenths / 10 + "." + tenths % 10;
    }
  }

  record ResultsPage(int year, int thisYear, Results said, List<FollowupTable.Answered> answered) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/training/sessions")
  String list(
      @RequestParam(required = false) @Nullable SessionState state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String part,
      Occasion occasion,
      Locale locale,
      Model model) {
    var offered = new LinkedHashMap<String, String>();
    for (var one : courses.offered()) offered.put(one.code(), one.title().in(locale));
    model.addAttribute(
        "page",
        new ListPage(
            state,
            sessions.page(state, after, occasion.actor()),
            choices(teachers.trainers(part, occasion.actor())),
            part,
            offered,
            occasion.today(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "training/sessions";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/training/sessions")
  String plan(
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String course,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String place,
      @RequestParam LocalDate day,
      @RequestParam int minutes,
      @RequestParam int capacity,
      @RequestParam(required = false) @Nullable Long trainer,
      @RequestParam(defaultValue = "") String trainerName,
      Occasion occasion,
      RedirectAttributes redirect) {
    long session =
        sessions.plan(
            occasion,
            new Sessions.Planned(
                title, course, school, place, day, minutes, capacity, trainer, trainerName));
    int generation = sessions.session(session).generation();
    if (generation > Session.DEEPEST) Said.that(redirect, "training.said.deep", generation);
    else Said.that(redirect, "training.said.planned");
    return back(session);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping(SESSION)
  String session(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String part,
      Occasion occasion,
      Model model) {
    var known = sessions.session(id);
    var writes = occasion.actor().is(Role.OFFICER, Role.ENGINEER);
    boolean closed = known.closed(occasion.now());
    var address =
        writes && known.state() != SessionState.CANCELLED && !closed
            ? origin.here() + "/training/sheets/" + known.secret()
            : null;
    model.addAttribute(
        "page",
        new SessionPage(
            known,
            sessions.listed(id),
            choices(writes ? teachers.choices(part, id, occasion.actor()) : List.of()),
            part,
            said(sessions.said(occasion, known), known.title()),
            address,
            address == null ? null : Qr.svg(address),
            closed,
            occasion.today(),
            writes));
    return "training/session";
  }

  private Results said(List<SheetTable.Tally> tallies, String title) {
    var aspects = new ArrayList<Line>();
    for (var aspect : Aspect.values()) {
      var before = found(tallies, Phase.BEFORE, "ASPECT", aspect.ordinal() + 1);
      var after = found(tallies, Phase.AFTER, "ASPECT", aspect.ordinal() + 1);
      if (before == null && after == null) continue;
      var counted = after == null ? Objects.requireNonNull(before) : after;
      aspects.add(
          new Line(
              shown.word(aspect),
              before == null ? null : before.tenths(),
              after == null ? null : after.tenths(),
              counted.n(),
              counted.counts()));
    }
    var opinions = new ArrayList<Line>();
    for (var opinion : Opinion.values()) {
      var after = found(tallies, Phase.AFTER, "OPINION", opinion.ordinal() + 1);
      if (after != null)
        opinions.add(
            new Line(shown.word(opinion), null, after.tenths(), after.n(), after.counts()));
    }
    return new Results(aspects, opinions, aspects.isEmpty() ? null : chart(aspects, title));
  }

  private String chart(List<Line> aspects, String title) {
    var bars = new ArrayList<Charts.Bar>();
    for (var line : aspects) {
      var before = line.before();
      var after = line.after();
      long last = after == null ? Objects.requireNonNull(before) : after;
      bars.add(
          new Charts.Bar(
              line.name(),
              last,
              before == null || after == null
                  ? String.valueOf(line.mean(last))
                  : line.mean(before) + " → " + line.mean(after)));
    }
    return Charts.bars(title, shown.text("#training.said.chart"), bars);
  }

  private static SheetTable.@Nullable Tally found(
      List<SheetTable.Tally> tallies, Phase phase, String what, int nth) {
    return tallies.stream()
        .filter(each -> each.phase() == phase && each.what().equals(what) && each.nth() == nth)
        .findFirst()
        .orElse(null);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(SESSION + "/teachers")
  String expect(
      @PathVariable long id,
      @RequestParam long teacher,
      Occasion occasion,
      RedirectAttributes redirect) {
    sessions.expect(occasion, id, teacher);
    Said.that(redirect, "training.said.expected", teachers.teacher(teacher).called());
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(SESSION + "/teachers/{teacher:\\d{1,18}}/removal")
  String strike(@PathVariable long id, @PathVariable long teacher, RedirectAttributes redirect) {
    sessions.session(id);
    sessions.strike(id, teachers.teacher(teacher).teacher());
    Said.that(redirect, "training.said.struck", teachers.teacher(teacher).called());
    return back(id);
  }

  /** A ticked box and minutes for each on the list. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(SESSION + "/attendance")
  String hold(
      @PathVariable long id,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = sessions.session(id);
    var came = new TreeMap<Long, Integer>();
    for (var field : typed.keySet())
      if (field.matches("came\\.\\d{1,18}")) {
        var teacher = field.substring("came.".length());
        var minutes = typed.getOrDefault("minutes." + teacher, "").strip();
        if (minutes.isEmpty()) minutes = String.valueOf(known.minutes());
        if (!minutes.matches("\\d{1,5}")) throw new Refusal("training.refusal.number", minutes);
        came.put(Long.parseLong(teacher), Integer.parseInt(minutes));
      }
    sessions.hold(occasion, id, came);
    Said.that(redirect, "training.said.held", came.size());
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(SESSION + "/cancellation")
  String cancel(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    sessions.cancel(id, reason);
    Said.that(redirect, "training.said.cancelled");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(SESSION + "/closing")
  String close(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    sessions.close(occasion, id);
    Said.that(redirect, "training.said.closed");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/training/results")
  String results(@RequestParam(defaultValue = "0") int year, Occasion occasion, Model model) {
    int thisYear = occasion.today().getYear();
    int wanted = year < 2000 || year > 2200 ? thisYear : year;
    model.addAttribute(
        "page",
        new ResultsPage(
            wanted,
            thisYear,
            said(sessions.saidIn(wanted), String.valueOf(wanted)),
            followups.answered()));
    return "training/results";
  }

  private static String back(long session) {
    return "redirect:/training/sessions/" + session;
  }
}
