package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which computer is on which seat: a picture, the same as a table, and one scan per seat. */
@Controller
class SeatController {
  private final Classrooms classrooms;
  private final Partners partners;
  private final Installing installing;
  private final Seated seated;
  private final Shown shown;

  SeatController(
      Classrooms classrooms, Partners partners, Installing installing, Seated seated, Shown shown) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.installing = installing;
    this.seated = seated;
    this.shown = shown;
  }

  record SeatPage(
      Classroom room, String school, SeatMap map, String picture, boolean mayChange, int next) {
    public String gaps() {
      return String.join(", ", map.plan().gaps().stream().map(String::valueOf).toList());
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
  @GetMapping("/delivery/{classroom:\\d+}/seats")
  String seats(
      @PathVariable long classroom,
      @RequestParam(required = false) @Nullable Integer seat,
      Occasion occasion,
      Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    var map = installing.seatMap(classroom);
    var free = map.firstFree();
    model.addAttribute(
        "page",
        new SeatPage(
            room,
            partners.partner(room.school()).name(),
            map,
            map.svg(said("delivery.seats.picture"), said("delivery.board")),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER) && !room.closed(),
            seat != null ? seat : free == null ? 1 : free));
    return "delivery/seats";
  }

  /** What was scanned stands on this seat from now on. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/seats")
  String seat(
      @PathVariable long classroom,
      @RequestParam int seat,
      @RequestParam String code,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    Tag tag = seated.seat(classroom, code, seat);
    Said.that(redirect, "delivery.said.seated", tag.printed(), seat);
    return "redirect:/delivery/" + classroom + "/seats";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/delivery/{classroom:\\d+}/seats/plan")
  String plan(
      @PathVariable long classroom,
      @RequestParam int lines,
      @RequestParam int places,
      @RequestParam(defaultValue = "") String gaps,
      RedirectAttributes redirect) {
    classrooms.room(classroom);
    List<Integer> none = new ArrayList<>();
    for (var one : gaps.split("[\\s,;，；、]+")) {
      if (one.isEmpty()) continue;
      if (!one.matches("\\d{1,4}")) throw new Refusal("frame.refusal.unreadable", "gaps", one);
      if (!none.contains(Integer.valueOf(one))) none.add(Integer.valueOf(one));
    }
    installing.plan(classroom, new SeatMap.Plan(lines, places, none));
    Said.that(redirect, "delivery.said.plan", lines, places);
    return "redirect:/delivery/" + classroom + "/seats";
  }

  private String said(String key) {
    return shown.sentence(new Said(key, List.of()));
  }
}
