package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the list of classrooms, one classroom, and the steps of its life. */
@Controller
class ClassroomController {
  private static final int PAGE = 50;

  private final Classrooms classrooms;
  private final Funding funding;
  private final Needs needs;
  private final List<ClassroomPanel> panels;
  private final Partners partners;
  private final Loans loans;
  private final Overview overview;

  ClassroomController(
      Classrooms classrooms,
      Funding funding,
      Needs needs,
      List<ClassroomPanel> panels,
      Partners partners,
      Loans loans,
      Overview overview) {
    this.classrooms = classrooms;
    this.funding = funding;
    this.needs = needs;
    this.panels = panels.stream().sorted(Comparator.comparingInt(ClassroomPanel::order)).toList();
    this.partners = partners;
    this.loans = loans;
    this.overview = overview;
  }

  record ListPage(
      Slice<ClassroomTable.Row> rows, Map<Progress, Long> states, String typed, boolean canPlan) {
    public long all() {
      return states.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  record NewPage(
      Map<String, String> schools, Map<String, String> sponsors, Set<DeviceKind> kinds) {}

  record ClassroomPage(
      Classroom room,
      String school,
      List<Funders.Funder> funders,
      Map<String, String> sponsors,
      Set<FundingWay> ways,
      LoanPage loan,
      @Nullable ClockPage clock,
      LocalDate today,
      List<ClassroomTable.Seated> devices,
      List<ClassroomTable.Gone> gone,
      List<Movements.Headcount> headcounts,
      List<Movements.Dispatch> dispatches,
      List<Movements.Acceptance> acceptances,
      String schoolYear,
      Set<HeadcountSource> sources,
      boolean officer,
      boolean canAccept,
      boolean canCount,
      List<PanelPage> panels,
      @Nullable Need need) {
    public int steps() {
      return room.state().step();
    }

    public boolean canRelease() {
      return officer && room.reserved() > 0;
    }
  }

  /** What a room above says of the classroom. */
  record PanelPage(String title, ClassroomPanel.Line line) {
    public Object[] argumentArray() {
      return line.arguments().toArray();
    }
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms")
  String list(
      @RequestParam(required = false) @Nullable Progress state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            overview.page(state, q, after, PAGE, occasion.actor()),
            overview.byState(occasion.actor()),
            q.strip(),
            occasion.actor().is(Role.OFFICER)));
    return "classrooms/list";
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/new")
  String planning(Occasion occasion, Model model) {
    var own = overview.schoolsOf(occasion.actor());
    model.addAttribute(
        "page",
        new NewPage(
            Asked.choices(
                partners.of(PartnerKind.SCHOOL).stream()
                    .filter(school -> own == null || own.contains(school.partner()))
                    .toList()),
            Asked.sponsors(partners),
            EnumSet.range(DeviceKind.LAPTOP, DeviceKind.TABLET)));
    return "classrooms/new";
  }

  /** Plans a room; a school that is not known yet is recorded with it. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms")
  String plan(
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String schoolName,
      @RequestParam(defaultValue = "CN") String territory,
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam String name,
      @RequestParam int seats,
      @RequestParam DeviceKind kind,
      @RequestParam(defaultValue = "false") boolean specialNeeds,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (school == null && schoolName.isBlank()) throw new Refusal("classrooms.refusal.no-school");
    var classroom =
        classrooms.planWithSchool(
            occasion,
            school,
            new Classrooms.NewSchool(schoolName, territory, address),
            new Classrooms.Wanted(
                school == null ? 0 : school, sponsor, name, seats, kind, specialNeeds));
    Said.that(redirect, "classrooms.said.planned", name);
    return "redirect:/classrooms/" + classroom;
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}")
  String classroom(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    var officer = occasion.actor().is(Role.OFFICER);
    model.addAttribute(
        "page",
        new ClassroomPage(
            room,
            classrooms.nameOf(room.school()),
            funding.of(classroom),
            officer ? Asked.sponsors(partners) : Map.of(),
            EnumSet.allOf(FundingWay.class),
            loans.page(room, occasion.actor()),
            loans.clock(room, occasion),
            occasion.today(),
            classrooms.devices(classroom),
            classrooms.gone(classroom),
            classrooms.headcounts(classroom),
            classrooms.dispatches(classroom),
            classrooms.acceptances(classroom),
            Asked.schoolYear(occasion.today()),
            EnumSet.allOf(HeadcountSource.class),
            officer,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER) && room.canAccept(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL),
            panels(classroom, occasion),
            needs.of(classroom).orElse(null)));
    return "classrooms/classroom";
  }

  private List<PanelPage> panels(long classroom, Occasion occasion) {
    var shown = new ArrayList<PanelPage>();
    for (var panel : panels)
      if (occasion.actor().is(panel.roles()))
        panel
            .line(classroom, occasion)
            .ifPresent(line -> shown.add(new PanelPage(panel.key(), line)));
    return shown;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/classrooms/{classroom}/headcounts")
  String count(
      @PathVariable long classroom,
      @RequestParam String schoolYear,
      @RequestParam int pupils,
      @RequestParam HeadcountSource source,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom, occasion.actor());
    classrooms.countPupils(occasion, classroom, schoolYear, pupils, source);
    Said.that(redirect, "classrooms.said.counted", pupils, schoolYear);
    return "redirect:/classrooms/" + classroom;
  }
}
