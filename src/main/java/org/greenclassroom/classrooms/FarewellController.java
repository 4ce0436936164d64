package org.greenclassroom.classrooms;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Signed;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Carrying out what an addendum says: to another school, or for good. */
@Controller
class FarewellController {
  private final Classrooms classrooms;
  private final Farewells farewells;

  FarewellController(Classrooms classrooms, Farewells farewells) {
    this.classrooms = classrooms;
    this.farewells = farewells;
  }

  record HandOverPage(
      Classroom room,
      String school,
      String next,
      long paper,
      List<ClassroomTable.Seated> devices,
      LocalDate today) {}

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/classrooms/{classroom}/addenda/{paper}/hand-over")
  String handingOver(
      @PathVariable long classroom, @PathVariable long paper, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    var loan = farewells.paper(classroom, paper);
    model.addAttribute(
        "page",
        new HandOverPage(
            room,
            classrooms.nameOf(room.school()),
            loan.partner() == null ? "" : classrooms.nameOf(loan.partner()),
            paper,
            classrooms.devices(classroom).stream()
                .filter(one -> one.stage() == Stage.IN_CLASS)
                .toList(),
            occasion.today()));
    return "classrooms/hand-over";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/classrooms/{classroom}/addenda/{paper}/hand-over")
  String handOver(
      @PathVariable long classroom,
      @PathVariable long paper,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      Occasion occasion,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    farewells.paper(classroom, paper);
    farewells.handOver(
        occasion,
        paper,
        Asked.tags(tags),
        day,
        Asked.signature(Signed.from(request, "giver", Party.SCHOOL)),
        Asked.signature(Signed.from(request, "taker", Party.SCHOOL)));
    Said.that(redirect, "classrooms.said.handed-over", tags.size());
    return "redirect:/classrooms/" + classroom;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/addenda/{paper}/proposal")
  String propose(
      @PathVariable long classroom,
      @PathVariable long paper,
      Occasion occasion,
      RedirectAttributes redirect) {
    farewells.paper(classroom, paper);
    farewells.propose(occasion, paper);
    Said.that(redirect, "classrooms.said.proposed");
    return "redirect:/classrooms/" + classroom;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/addenda/{paper}/agreement")
  String agree(
      @PathVariable long classroom,
      @PathVariable long paper,
      Occasion occasion,
      RedirectAttributes redirect) {
    farewells.paper(classroom, paper);
    Said.that(redirect, "classrooms.said.left", farewells.agree(occasion, paper));
    return "redirect:/classrooms/" + classroom;
  }
}
