package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.partners.PartnerKind;
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

/** What comes next for a room: longer, again, one more, another school or sponsor, an early end. */
@Controller
class NextController {
  private final Classrooms classrooms;
  private final Addenda addenda;
  private final Renewals renewals;
  private final Overview overview;
  private final Partners partners;

  NextController(
      Classrooms classrooms,
      Addenda addenda,
      Renewals renewals,
      Overview overview,
      Partners partners) {
    this.classrooms = classrooms;
    this.addenda = addenda;
    this.renewals = renewals;
    this.overview = overview;
    this.partners = partners;
  }

  record NextPage(
      Classroom room,
      String school,
      @Nullable String sponsor,
      List<ClassroomTable.Seated> inClass,
      Map<String, String> schools,
      Map<String, String> sponsors,
      Set<DeviceKind> kinds,
      Set<EarlyEnd> reasons,
      LocalDate today) {
    public boolean running() {
      return room.dueOn() != null && !room.closed();
    }

    public @Nullable LocalDate aYearLater() {
      return room.dueOn() == null ? null : room.dueOn().plusYears(1);
    }
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/next")
  String next(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    var own = overview.schoolsOf(occasion.actor());
    var schools =
        Asked.choices(
            partners.of(PartnerKind.SCHOOL).stream()
                .filter(school -> own == null || own.contains(school.partner()))
                .toList());
    schools.remove(Long.toString(room.school()));
    model.addAttribute(
        "page",
        new NextPage(
            room,
            classrooms.nameOf(room.school()),
            room.sponsor() == null ? null : classrooms.nameOf(room.sponsor()),
            classrooms.devices(classroom).stream()
                .filter(one -> one.stage() == Stage.IN_CLASS)
                .toList(),
            schools,
            Asked.sponsors(partners),
            EnumSet.range(DeviceKind.LAPTOP, DeviceKind.TABLET),
            EnumSet.allOf(EarlyEnd.class),
            occasion.today()));
    return "classrooms/next";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/extension")
  String extend(
      @PathVariable long classroom,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    return toSign(addenda.extend(occasion, classroom, until), redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/ownership")
  String leave(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    return toSign(addenda.leave(occasion, classroom, Asked.tags(tags)), redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/relocation")
  String relocate(
      @PathVariable long classroom,
      @RequestParam long school,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      Occasion occasion,
      RedirectAttributes redirect) {
    return toSign(addenda.relocate(occasion, classroom, school, from), redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/sponsorship")
  String sponsor(
      @PathVariable long classroom,
      @RequestParam long sponsor,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      Occasion occasion,
      RedirectAttributes redirect) {
    return toSign(addenda.sponsor(occasion, classroom, sponsor, from), redirect);
  }

  /** A new loan after this one, or one more room beside it. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/next")
  String follow(
      @PathVariable long classroom,
      @RequestParam Renewals.How how,
      @RequestParam String name,
      @RequestParam int seats,
      @RequestParam DeviceKind kind,
      @RequestParam(defaultValue = "false") boolean specialNeeds,
      @RequestParam(required = false) @Nullable Long sponsor,
      Occasion occasion,
      RedirectAttributes redirect) {
    var next =
        renewals.follow(
            occasion, classroom, how, new Renewals.Next(name, seats, kind, specialNeeds, sponsor));
    Said.that(redirect, "classrooms.said.planned", name);
    return "redirect:/classrooms/" + next;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/early-end")
  String endEarly(
      @PathVariable long classroom,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam EarlyEnd why,
      Occasion occasion,
      RedirectAttributes redirect) {
    renewals.endEarly(occasion, classroom, day, why);
    Said.that(redirect, "classrooms.said.ends-early", day);
    return "redirect:/classrooms/" + classroom;
  }

  private static String toSign(Drawn drawn, RedirectAttributes redirect) {
    Said.that(redirect, "classrooms.said.drawn", drawn.number());
    return "redirect:/papers/" + drawn.paper();
  }
}
