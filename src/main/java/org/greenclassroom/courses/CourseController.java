package org.greenclassroom.courses;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue: the list, a version, and its making. */
@Controller
class CourseController {
  private static final int PAGE = 50;
  private final Courses courses;
  private final Packs packs;

  CourseController(Courses courses, Packs packs) {
    this.courses = courses;
    this.packs = packs;
  }

  record ListPage(Slice<CourseVersion> courses, String q, boolean writes) {
    public List<Integer> grades() {
      return List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    public List<CnModule> modules() {
      return List.of(CnModule.values());
    }

    public List<String> areas() {
      return Dlgf.areas();
    }
  }

  record VersionPage(
      CourseVersion version,
      List<Title> units,
      List<CourseVersion> versions,
      List<CourseVersion> alternatives,
      List<Pack> packs,
      boolean writes) {}

  /**
   * A draft to write.
   *
   * @param version null: of a new course
   */
  record EditPage(@Nullable CourseVersion version, String units) {
    public List<CnModule> modules() {
      return List.of(CnModule.values());
    }

    public List<Competency> competencies() {
      return List.of(Competency.values());
    }

    public List<String> competences() {
      return Dlgf.competences();
    }

    public List<ScreenReader> readers() {
      return List.of(ScreenReader.values());
    }

    public String instead() {
      return version == null ? "" : String.join(", ", version.instead());
    }

    public boolean has(Object tag) {
      return version != null
          && (version.modules().contains(tag)
              || version.dlgf().contains(tag)
              || version.competencies().contains(tag));
    }
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/courses")
  String list(
      @RequestParam(required = false) @Nullable Integer grade,
      @RequestParam(required = false) @Nullable CnModule module,
      @RequestParam(defaultValue = "") String area,
      @RequestParam(defaultValue = "false") boolean usable,
      @RequestParam(defaultValue = "false") boolean offline,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var filter = new CourseFilter(grade, module, area, usable, offline, q.strip());
    model.addAttribute(
        "page",
        new ListPage(courses.page(filter, after, PAGE), q, occasion.actor().is(Role.OFFICER)));
    return "courses/list";
  }

  /** The newest that was published; a course that never was shows its draft. */
  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/courses/{course:\\d{1,18}}")
  String course(@PathVariable long course, Occasion occasion, Model model) {
    var all = courses.versions(course);
    var shown = all.stream().filter(one -> !one.draft()).findFirst().orElse(all.getFirst());
    return show(shown, occasion, model);
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/courses/versions/{version:\\d{1,18}}")
  String version(@PathVariable long version, Occasion occasion, Model model) {
    return show(courses.version(version), occasion, model);
  }

  private String show(CourseVersion version, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new VersionPage(
            version,
            courses.units(version.version()),
            courses.versions(version.course()),
            version.usable() ? List.of() : courses.alternatives(version.version()),
            packs.ofCourse(version.course()),
            occasion.actor().is(Role.OFFICER)));
    return "courses/version";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/courses/new")
  String blank(Model model) {
    model.addAttribute("page", new EditPage(null, ""));
    return "courses/edit";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/courses")
  String begin(
      @RequestParam(defaultValue = "") String code,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    long version = courses.begin(occasion, code, new DraftForm(posted).draft());
    Said.that(redirect, "courses.said.draft");
    return "redirect:/courses/versions/" + version;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/courses/{course:\\d{1,18}}/versions")
  String revise(@PathVariable long course, Occasion occasion) {
    return "redirect:/courses/versions/" + courses.revise(occasion, course) + "/edit";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/courses/versions/{version:\\d{1,18}}/edit")
  String edit(@PathVariable long version, Model model) {
    var units = courses.units(version).stream().map(Title::line).collect(Collectors.joining("\n"));
    model.addAttribute("page", new EditPage(courses.version(version), units));
    return "courses/edit";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/courses/versions/{version:\\d{1,18}}")
  String change(
      @PathVariable long version,
      @RequestParam MultiValueMap<String, String> posted,
      RedirectAttributes redirect) {
    courses.change(version, new DraftForm(posted).draft());
    Said.that(redirect, "courses.said.draft");
    return "redirect:/courses/versions/" + version;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/courses/versions/{version:\\d{1,18}}/publication")
  String publish(
      @PathVariable long version, Occasion occasion, Locale locale, RedirectAttributes redirect) {
    courses.publish(occasion, version);
    Said.that(redirect, "courses.said.published", courses.version(version).title().in(locale));
    return "redirect:/courses/versions/" + version;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/courses/{course:\\d{1,18}}/retirement")
  String retire(@PathVariable long course, Occasion occasion, RedirectAttributes redirect) {
    courses.retire(occasion, course);
    Said.that(redirect, "courses.said.retired");
    return "redirect:/courses/" + course;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/courses/{course:\\d{1,18}}/offer")
  String offer(@PathVariable long course, RedirectAttributes redirect) {
    courses.offer(course);
    Said.that(redirect, "courses.said.offered");
    return "redirect:/courses/" + course;
  }
}
