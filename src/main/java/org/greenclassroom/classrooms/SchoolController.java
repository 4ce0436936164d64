package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a principal and a room manager see: their own rooms, in plain sentences. */
@Controller
class SchoolController {
  private final Classrooms classrooms;
  private final Overview overview;
  private final Loans loans;
  private final Keepers keepers;
  private final Partners partners;
  private final List<ClassroomPanel> panels;

  SchoolController(
      Classrooms classrooms,
      Overview overview,
      Loans loans,
      Keepers keepers,
      Partners partners,
      List<ClassroomPanel> panels) {
    this.classrooms = classrooms;
    this.overview = overview;
    this.loans = loans;
    this.keepers = keepers;
    this.partners = partners;
    this.panels = panels.stream().sorted(Comparator.comparingInt(ClassroomPanel::order)).toList();
  }

  /** One room in a list: where it stands and what the school is to do. */
  record Mine(
      Classroom room,
      LoanPage loan,
      @Nullable ClockPage clock,
      List<ClassroomController.PanelPage> panels) {
    public boolean toSign() {
      return loan.agreement().signed() == null && loan.agreement().paper() != null
          || loan.added().stream().anyMatch(LoanPage.Added::toBeSigned);
    }

    public boolean nobodyNamed() {
      return !room.closed() && loan.now(Keeper.Duty.MANAGER) == null;
    }
  }

  record SchoolPage(List<String> schools, List<Mine> rooms, Contact contact) {}

  /** Whom to ask. */
  record Contact(String name, @Nullable String address) {}

  record RoomPage(
      Mine mine,
      String school,
      List<ClassroomTable.Seated> devices,
      List<Movements.Headcount> headcounts,
      List<Movements.Acceptance> acceptances,
      String schoolYear,
      boolean canSay,
      boolean staff,
      Contact contact,
      LocalDate today) {
    public Classroom room() {
      return mine.room();
    }

    public long standing() {
      return devices.stream().filter(one -> one.stage() == Stage.IN_CLASS).count();
    }
  }

  @Allow(Role.SCHOOL)
  @ShowsPeople(Held.Whose.ACCOUNT)
  @GetMapping("/school")
  String school(Occasion occasion, Model model) {
    var mine = new ArrayList<Mine>();
    for (var row : overview.page(null, "", "", 100, occasion.actor()).rows())
      mine.add(mine(classrooms.room(row.classroom(), occasion.actor()), occasion));
    var names = occasion.actor().partnersAs(Role.SCHOOL).stream().map(classrooms::nameOf).toList();
    model.addAttribute("page", new SchoolPage(names, mine, contact()));
    return "classrooms/school";
  }

  @Allow({Role.SCHOOL, Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @ShowsPeople(Held.Whose.ACCOUNT)
  @GetMapping("/school/rooms/{classroom}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    model.addAttribute(
        "page",
        new RoomPage(
            mine(room, occasion),
            classrooms.nameOf(room.school()),
            classrooms.devices(classroom),
            classrooms.headcounts(classroom),
            classrooms.acceptances(classroom),
            Asked.schoolYear(occasion.today()),
            occasion.actor().is(Role.SCHOOL, Role.OFFICER) && !room.closed(),
            occasion.actor().seesAll(),
            contact(),
            occasion.today()));
    return "classrooms/school-room";
  }

  /** Who looks after the room from a day on. */
  @Allow({Role.SCHOOL, Role.OFFICER})
  @PostMapping("/school/rooms/{classroom}/keepers")
  String name(
      @PathVariable long classroom,
      @RequestParam Keeper.Duty duty,
      @RequestParam String name,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
      Occasion occasion,
      RedirectAttributes redirect) {
    keepers.name(occasion, classroom, duty, name, since);
    Said.that(redirect, "classrooms.said.keeper", name.strip(), duty);
    return "redirect:/school/rooms/" + classroom;
  }

  @Allow({Role.SCHOOL, Role.OFFICER})
  @PostMapping("/school/rooms/{classroom}/keepers/{keeper}/forgetting")
  String forget(
      @PathVariable long classroom,
      @PathVariable long keeper,
      Occasion occasion,
      RedirectAttributes redirect) {
    keepers.forget(occasion, classroom, keeper);
    Said.that(redirect, "classrooms.said.keeper-forgotten");
    return "redirect:/school/rooms/" + classroom;
  }

  /** How many pupils have lessons; the school itself says so. */
  @Allow({Role.SCHOOL, Role.OFFICER})
  @PostMapping("/school/rooms/{classroom}/pupils")
  String count(
      @PathVariable long classroom,
      @RequestParam String schoolYear,
      @RequestParam int pupils,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom, occasion.actor());
    classrooms.countPupils(occasion, classroom, schoolYear, pupils, HeadcountSource.SCHOOL_REPORT);
    Said.that(redirect, "classrooms.said.counted", pupils, schoolYear);
    return "redirect:/school/rooms/" + classroom;
  }

  /** An officer took notice of what a school said. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/keepers/noting")
  String note(@PathVariable long classroom, Occasion occasion, RedirectAttributes redirect) {
    keepers.note(occasion, classroom);
    Said.that(redirect, "classrooms.said.noted");
    return "redirect:/classrooms/" + classroom;
  }

  private Mine mine(Classroom room, Occasion occasion) {
    var said = new ArrayList<ClassroomController.PanelPage>();
    for (var panel : panels)
      if (panel.roles().contains(Role.SCHOOL) && occasion.actor().is(panel.roles()))
        panel
            .line(room.classroom(), occasion)
            .ifPresent(line -> said.add(new ClassroomController.PanelPage(panel.key(), line)));
    return new Mine(room, loans.page(room, occasion.actor()), loans.clock(room, occasion), said);
  }

  private Contact contact() {
    return new Contact(
        classrooms.nameOf(Partners.HOUSE), partners.sites(Partners.HOUSE).getFirst().address());
  }
}
