package org.greenclassroom.schools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form on which a school, or an officer for it, writes how many pupils it has. */
@Controller
class CountController {
  private final Schools schools;
  private final Headcounts headcounts;

  CountController(Schools schools, Headcounts headcounts) {
    this.schools = schools;
    this.headcounts = headcounts;
  }

  /**
   * The form.
   *
   * @param before what was counted last, by line; it stands in the fields. Of types of disability
   *     nothing: few could be recognised
   */
  record CountPage(
      School school,
      Subject subject,
      List<String> lines,
      Map<String, Integer> before,
      String schoolYear,
      List<Report.Source> sources) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @GetMapping("/schools/{school:\\d+}/counts")
  String form(
      @PathVariable long school,
      @RequestParam(defaultValue = "GRADES") Subject subject,
      Occasion occasion,
      Model model) {
    var known = own(school, occasion.actor());
    var before =
        subject == Subject.DISABILITIES
            ? Map.<String, Integer>of()
            : headcounts.reports(school).stream()
                .filter(report -> report.subject() == subject && report.counts())
                .findFirst()
                .map(Report::tallies)
                .orElse(Map.of());
    model.addAttribute(
        "page",
        new CountPage(
            known,
            subject,
            subject.lines(),
            before,
            SchoolYear.of(occasion.today()).toString(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)
                ? List.of(Report.Source.values())
                : List.of()));
    return "schools/counts";
  }

  /** One field for each line, named as the line; an empty one was not counted. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/schools/{school:\\d+}/counts")
  String report(
      @PathVariable long school,
      @RequestParam Subject subject,
      @RequestParam String schoolYear,
      @RequestParam(defaultValue = "SCHOOL") Report.Source source,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    own(school, occasion.actor());
    var tallies = new TreeMap<String, Integer>();
    for (var line : subject.lines()) {
      var pupils = Division.narrow(typed.getOrDefault(line, ""));
      if (pupils.isEmpty()) continue;
      if (!pupils.matches("\\d{1,6}")) throw new Refusal("schools.refusal.number", pupils);
      tallies.put(line, Integer.parseInt(pupils));
    }
    headcounts.report(occasion, school, subject, schoolYear, source, tallies);
    Said.that(
        redirect,
        "schools.said.counted",
        tallies.values().stream().mapToInt(Integer::intValue).sum(),
        schoolYear.strip());
    return "redirect:/schools/" + school;
  }

  /** A school's own person reports for its own school, not for one that it took over. */
  private School own(long school, Actor actor) {
    var known = schools.school(school, actor);
    if (!actor.seesAll() && !actor.partnersAs(Role.SCHOOL).contains(school))
      throw Refusal.notFound(String.valueOf(school));
    return known;
  }
}
