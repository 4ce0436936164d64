package org.greenclassroom.schools;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Datum;
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

/** Pages: the list of schools, a new one, and what is said of one. */
@Controller
class SchoolController {
  static final List<String> TERRITORIES = List.of("CN", "HK", "VN", "OTHER");
  private static final int PAGE = 50;

  private final Schools schools;
  private final SchoolPages pages;
  private final Exported exported;

  SchoolController(Schools schools, SchoolPages pages, Exported exported) {
    this.schools = schools;
    this.pages = pages;
    this.exported = exported;
  }

  record ListPage(
      Slice<School> schools,
      long count,
      Wanted wanted,
      SchoolKind[] kinds,
      State[] states,
      boolean officer) {}

  record NewPage(SchoolKind[] kinds, List<String> territories, Datum[] datums) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/schools")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(defaultValue = "") String division,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var wanted = new Wanted(q, kind, state, division, schools.own(occasion.actor()));
    model.addAttribute(
        "page",
        new ListPage(
            schools.page(wanted, after, PAGE),
            schools.count(wanted),
            wanted,
            SchoolKind.values(),
            State.values(),
            occasion.actor().is(Role.OFFICER)));
    return "schools/schools";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/schools.csv")
  void csv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(defaultValue = "") String division,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    exported.csv(
        new Wanted(q, kind, state, division, schools.own(occasion.actor())),
        file(response, "text/csv;charset=UTF-8", "schools.csv"));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/schools.xlsx")
  void xlsx(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(defaultValue = "") String division,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    exported.xlsx(
        new Wanted(q, kind, state, division, schools.own(occasion.actor())),
        file(
            response,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "schools.xlsx"));
  }

  @Allow(Role.OFFICER)
  @GetMapping("/schools/new")
  String fresh(Model model) {
    model.addAttribute("page", new NewPage(SchoolKind.values(), TERRITORIES, Datum.values()));
    return "schools/new";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/schools")
  String register(
      @RequestParam String name,
      @RequestParam String territory,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") Set<SchoolKind> kinds,
      @RequestParam(defaultValue = "") String coordinates,
      @RequestParam(defaultValue = "GCJ02") Datum datum,
      Occasion occasion,
      RedirectAttributes redirect) {
    var school =
        schools.register(
            occasion,
            new Schools.NewSchool(name, territory, address, code, kinds),
            coordinates,
            datum);
    Said.that(redirect, "schools.said.registered", name.strip());
    return "redirect:/schools/" + school;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/schools/{school:\\d+}")
  String school(
      @PathVariable long school,
      @RequestParam(required = false) @Nullable LocalDate on,
      Occasion occasion,
      Model model) {
    model.addAttribute("page", pages.page(schools.school(school, occasion.actor()), occasion, on));
    return "schools/school";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/schools/{school:\\d+}")
  String describe(
      @PathVariable long school,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") Set<SchoolKind> kinds,
      Occasion occasion,
      RedirectAttributes redirect) {
    schools.describe(occasion, school, code, kinds);
    Said.that(redirect, "schools.said.described");
    return "redirect:/schools/" + school;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/schools/{school:\\d+}/divisions")
  String enterDivision(
      @PathVariable long school,
      @RequestParam String division,
      @RequestParam String path,
      @RequestParam LocalDate from,
      Occasion occasion,
      RedirectAttributes redirect) {
    schools.enterDivision(occasion, school, division, path, from);
    Said.that(redirect, "schools.said.division");
    return "redirect:/schools/" + school;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/schools/{school:\\d+}/position")
  String locate(
      @PathVariable long school,
      @RequestParam(defaultValue = "") String territory,
      @RequestParam(defaultValue = "") String coordinates,
      @RequestParam(defaultValue = "WGS84") Datum datum,
      Occasion occasion,
      RedirectAttributes redirect) {
    schools.locate(occasion, school, territory, datum, coordinates);
    Said.that(redirect, "schools.said.located");
    return "redirect:/schools/" + school;
  }

  /** Written on the request's own thread, which may wait: it is a virtual one. */
  static OutputStream file(HttpServletResponse response, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getOutputStream();
  }
}
