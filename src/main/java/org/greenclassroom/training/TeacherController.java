package org.greenclassroom.training;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Entrance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the teachers of a school, and one of them. */
@Controller
class TeacherController {
  private static final String SCHOOL = "/training/schools/{school:\\d{1,18}}";
  private static final String TEACHER = "/training/teachers/{id:\\d{1,18}}";

  private final Teachers teachers;
  private final Standings standings;
  private final Sessions sessions;
  private final Followups followups;
  private final Certificates certificates;
  private final Needs needs;
  private final Shown shown;
  private final Origin origin;
  private final Entrance entrance;

  TeacherController(
      Teachers teachers,
      Standings standings,
      Sessions sessions,
      Followups followups,
      Certificates certificates,
      Needs needs,
      Shown shown,
      Origin origin,
      Entrance entrance) {
    this.teachers = teachers;
    this.standings = standings;
    this.sessions = sessions;
    this.followups = followups;
    this.certificates = certificates;
    this.needs = needs;
    this.shown = shown;
    this.origin = origin;
    this.entrance = entrance;
  }

  /**
   * @param address of the survey; null: there is no link
   */
  record SchoolPage(
      SchoolTable.Line school,
      List<Teacher> teachers,
      List<TeacherTable.Declaration> declarations,
      Map<Duty, String> posts,
      @Nullable String address,
      LocalDate today,
      boolean writes,
      boolean asks) {}

  /** A level with what it needs and what there is. */
  record LevelLine(Rule rule, Rule.Proof proof, @Nullable Certificate held) {
    public boolean ready() {
      return rule.satisfied(proof);
    }
  }

  /**
   * @param hidden whether there is an address or a telephone that is not shown
   * @param contacts whether they may be read and written
   */
  record TeacherPage(
      Teacher teacher,
      boolean hidden,
      boolean contacts,
      SchoolTable.Line school,
      List<Session> sessions,
      List<Followup> followups,
      List<Certificate> certificates,
      List<LevelLine> levels,
      List<CertificateTable.Observation> observations,
      List<CertificateTable.Taught> taught,
      Rubric[] rubric,
      Map<Duty, String> posts,
      LocalDate today,
      boolean writes,
      boolean knows,
      boolean officer) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @ShowsPeople(Held.Whose.TEACHER)
  @GetMapping(SCHOOL)
  String school(@PathVariable long school, Occasion occasion, Model model) {
    var actor = occasion.actor();
    var known = standings.school(school, actor);
    model.addAttribute(
        "page",
        new SchoolPage(
            known,
            teachers.of(school),
            teachers.declarations(school),
            posts(),
            needs
                .secret(school, occasion.now())
                .map(secret -> origin.here() + "/training/needs/" + secret)
                .orElse(null),
            occasion.today(),
            actor.is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL),
            actor.is(Role.OFFICER, Role.ENGINEER)));
    return "training/school";
  }

  private Map<Duty, String> posts() {
    var posts = new LinkedHashMap<Duty, String>();
    for (var post : Duty.values()) posts.put(post, shown.word(post));
    return posts;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(SCHOOL + "/teachers")
  String record(
      @PathVariable long school,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam(defaultValue = "zh") String speaks,
      @RequestParam(defaultValue = "TEACHER") Duty post,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String qualified,
      @RequestParam(defaultValue = "false") boolean agreed,
      Occasion occasion,
      RedirectAttributes redirect) {
    standings.school(school, occasion.actor());
    long teacher =
        teachers.record(
            occasion, known(school, name, email, phone, speaks, post, subject, qualified, agreed));
    Said.that(redirect, "training.said.recorded", name.strip());
    return "redirect:/training/teachers/" + teacher;
  }

  private static Teachers.Known known(
      long school,
      String name,
      String email,
      String phone,
      String speaks,
      Duty post,
      String subject,
      String qualified,
      boolean agreed) {
    return new Teachers.Known(
        school,
        name,
        email,
        phone,
        speaks,
        post,
        subject,
        qualified.isEmpty() ? null : Boolean.valueOf(qualified.equals("yes")),
        agreed);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(SCHOOL + "/declarations")
  String declare(
      @PathVariable long school,
      @RequestParam LocalDate day,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    standings.school(school, occasion.actor());
    teachers.declare(occasion, school, day, words);
    Said.that(redirect, "training.said.declared");
    return "redirect:/training/schools/" + school;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(SCHOOL + "/links")
  String link(@PathVariable long school, Occasion occasion, RedirectAttributes redirect) {
    standings.school(school, occasion.actor());
    needs.link(occasion, school);
    Said.that(redirect, "training.said.link");
    return "redirect:/training/schools/" + school;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @ShowsPeople(value = Held.Whose.TEACHER, one = "id")
  @GetMapping(TEACHER)
  String teacher(
      @PathVariable long id, Occasion occasion, HttpServletRequest request, Model model) {
    var actor = occasion.actor();
    var teacher = teachers.teacher(id, actor);
    var contacts = readsContacts(occasion, request);
    var issued = certificates.ofTeacher(id);
    var levels = new ArrayList<LevelLine>();
    for (var rule : certificates.rules())
      levels.add(
          new LevelLine(
              rule,
              certificates.proof(id, rule, occasion.today()),
              issued.stream()
                  .filter(each -> each.level() == rule.level() && each.stands())
                  .findFirst()
                  .orElse(null)));
    model.addAttribute(
        "page",
        new TeacherPage(
            contacts ? teacher : teacher.withoutContacts(),
            !contacts && teacher.isReached(),
            contacts,
            standings.school(teacher.school(), actor),
            sessions.ofTeacher(id),
            followups.ofTeacher(id),
            issued,
            levels,
            certificates.observations(id),
            certificates.taught(id),
            Rubric.values(),
            posts(),
            occasion.today(),
            actor.is(Role.OFFICER, Role.ENGINEER),
            actor.is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL),
            actor.is(Role.OFFICER)));
    return "training/teacher";
  }

  /** A school's own people need no second factor to come in, but to read how others are reached. */
  private boolean readsContacts(Occasion occasion, HttpServletRequest request) {
    return occasion.actor().seesAll() || entrance.showedTwo(request);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(TEACHER)
  String change(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam(defaultValue = "zh") String speaks,
      @RequestParam(defaultValue = "TEACHER") Duty post,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String qualified,
      @RequestParam(defaultValue = "false") boolean agreed,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var before = teachers.teacher(id, occasion.actor());
    var contacts = readsContacts(occasion, request);
    var known =
        known(before.school(), name, email, phone, speaks, post, subject, qualified, agreed);
    teachers.change(occasion, id, contacts ? known : known.reachedAs(before));
    Said.that(redirect, "training.said.changed");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(TEACHER + "/leaving")
  String leave(
      @PathVariable long id,
      @RequestParam LocalDate leftOn,
      Occasion occasion,
      RedirectAttributes redirect) {
    teachers.leave(occasion, id, leftOn);
    Said.that(redirect, "training.said.left", teachers.teacher(id).called());
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(TEACHER + "/return")
  String comeBack(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    teachers.comeBack(occasion, id);
    Said.that(redirect, "training.said.back", teachers.teacher(id).called());
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(TEACHER + "/forgetting")
  String forget(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    teachers.forget(occasion, id);
    Said.that(redirect, "training.said.forgotten");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(TEACHER + "/observations")
  String observe(
      @PathVariable long id,
      @RequestParam LocalDate day,
      @RequestParam(defaultValue = "") String observer,
      @RequestParam(defaultValue = "") String words,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var points = new ArrayList<Integer>();
    for (var one : Rubric.values()) points.add(Scores.of(typed, "point." + one));
    certificates.observe(occasion, id, day, observer, points, words);
    Said.that(redirect, "training.said.observed");
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping(TEACHER + "/lessons")
  String confirm(
      @PathVariable long id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate until,
      @RequestParam int lessons,
      @RequestParam(defaultValue = "") String confirmed,
      Occasion occasion,
      RedirectAttributes redirect) {
    certificates.confirm(occasion, id, from, until, lessons, confirmed);
    Said.that(redirect, "training.said.confirmed", lessons);
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(TEACHER + "/certificates")
  String issue(
      @PathVariable long id,
      @RequestParam Level level,
      Occasion occasion,
      RedirectAttributes redirect) {
    long certificate = certificates.issue(occasion, id, level);
    Said.that(redirect, "training.said.issued");
    return "redirect:/training/certificates/" + certificate;
  }

  private static String back(long teacher) {
    return "redirect:/training/teachers/" + teacher;
  }
}
