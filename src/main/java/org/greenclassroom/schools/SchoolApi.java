package org.greenclassroom.schools;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs. */
@RestController
class SchoolApi {
  private static final int LARGEST = 500;
  private final Schools schools;
  private final Headcounts headcounts;

  SchoolApi(Schools schools, Headcounts headcounts) {
    this.schools = schools;
    this.headcounts = headcounts;
  }

  /**
   * @param next ask on with {@code ?after=}; null at the end
   */
  record Page(List<School> rows, @Nullable String next, long count) {}

  /**
   * A new school.
   *
   * @param territory CN, HK, VN or OTHER
   * @param coordinates as a map shows them, in either order; may be left out
   * @param datum of that map; WGS84 when left out
   */
  @Exact
  record Wished(
      @Nullable String name,
      @Nullable String territory,
      @Nullable String address,
      @Nullable String code,
      @Nullable Set<SchoolKind> kinds,
      @Nullable String coordinates,
      @Nullable Datum datum) {}

  record Made(long school) {}

  /**
   * Counts of one school year.
   *
   * @param subject GRADES when left out
   * @param pupils by line: PRESCHOOL, G1 … G12, UNGRADED; or VISUAL, HEARING …
   */
  @Exact
  record Counted(
      @Nullable Subject subject,
      @Nullable String schoolYear,
      Report.@Nullable Source source,
      @Nullable Map<String, Integer> pupils) {}

  /** Schools one may see, by name. {@code division} is how a division's code begins. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/api/v1/schools")
  Page list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(defaultValue = "") String division,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "50") int size,
      Occasion occasion) {
    var wanted = new Wanted(q, kind, state, division, schools.own(occasion.actor()));
    var page = schools.page(wanted, after, Math.clamp(size, 1, LARGEST));
    return new Page(page.rows(), page.next(), schools.count(wanted));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/api/v1/schools/{school:\\d+}")
  School school(@PathVariable long school, Occasion occasion) {
    return schools.school(school, occasion.actor());
  }

  /** In which divisions it lay; {@code on} asks for one day. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/api/v1/schools/{school:\\d+}/divisions")
  List<Division> divisions(
      @PathVariable long school,
      @RequestParam(required = false) @Nullable LocalDate on,
      Occasion occasion) {
    schools.school(school, occasion.actor());
    return on == null
        ? schools.divisions(school)
        : schools.divisionOn(school, on).stream().toList();
  }

  /**
   * All reports of pupils by grade, also those that a later one replaced. Types of disability are
   * not told here: few could be recognised.
   */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/api/v1/schools/{school:\\d+}/headcounts")
  List<Report> counts(@PathVariable long school, Occasion occasion) {
    schools.school(school, occasion.actor());
    return byGrade(school);
  }

  @Once
  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/schools")
  @ResponseStatus(HttpStatus.CREATED)
  Made register(@RequestBody Wished wished, Occasion occasion) {
    var school =
        schools.register(
            occasion,
            new Schools.NewSchool(
                wished.name() == null ? "" : wished.name(),
                wished.territory() == null ? "CN" : wished.territory(),
                wished.address(),
                wished.code(),
                wished.kinds() == null ? Set.of() : wished.kinds()),
            wished.coordinates(),
            wished.datum() == null ? Datum.WGS84 : wished.datum());
    return new Made(school);
  }

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/api/v1/schools/{school:\\d+}/headcounts")
  @ResponseStatus(HttpStatus.CREATED)
  List<Report> report(@PathVariable long school, @RequestBody Counted counted, Occasion occasion) {
    own(school, occasion.actor());
    headcounts.report(
        occasion,
        school,
        counted.subject() == null ? Subject.GRADES : counted.subject(),
        counted.schoolYear() == null ? "" : counted.schoolYear(),
        counted.source() == null ? Report.Source.SCHOOL : counted.source(),
        counted.pupils() == null ? Map.of() : counted.pupils());
    return byGrade(school);
  }

  private List<Report> byGrade(long school) {
    return headcounts.reports(school).stream()
        .filter(report -> report.subject() == Subject.GRADES)
        .toList();
  }

  private void own(long school, Actor actor) {
    schools.school(school, actor);
    if (!actor.seesAll() && !actor.partnersAs(Role.SCHOOL).contains(school))
      throw Refusal.notFound(String.valueOf(school));
  }
}
