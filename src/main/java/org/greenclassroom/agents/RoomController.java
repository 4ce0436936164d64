package org.greenclassroom.agents;

import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rooms and their agents. */
@Controller
class RoomController {
  private static final int SIZE = 50;
  private final Rooms rooms;
  private final Enrolments enrolments;

  RoomController(Rooms rooms, Enrolments enrolments) {
    this.rooms = rooms;
    this.enrolments = enrolments;
  }

  record ListPage(Slice<Rooms.Named> rooms, String q, long changed, long doubtful, boolean staff) {}

  /**
   * @param staff may see and make codes
   */
  record RoomPage(Rooms.Room room, boolean staff, boolean sees) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/agents")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    var staff = occasion.actor().seesAll();
    var waiting = staff ? rooms.waiting() : new long[] {0, 0};
    model.addAttribute(
        "page",
        new ListPage(
            rooms.page(occasion, q, only.equals("attention"), after, SIZE),
            q,
            waiting[0],
            waiting[1],
            staff));
    return "agents/rooms";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/agents/classrooms/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new RoomPage(
            rooms.room(occasion, classroom),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN),
            occasion.actor().seesAll()));
    return "agents/room";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/agents/classrooms/{classroom:\\d+}/codes")
  String issue(@PathVariable long classroom, Occasion occasion, RedirectAttributes redirect) {
    rooms.room(occasion, classroom);
    Said.that(redirect, "agents.said.issued", enrolments.issue(occasion, classroom));
    return "redirect:/agents/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/agents/classrooms/{classroom:\\d+}/collector")
  String collector(@PathVariable long classroom, Occasion occasion, RedirectAttributes redirect) {
    enrolments.issueForCollector(occasion, classroom);
    Said.that(redirect, "agents.said.collector");
    return "redirect:/agents/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN})
  @PostMapping("/agents/computers/{tag}/code")
  String reissue(
      @PathVariable String tag,
      @RequestParam(defaultValue = "0") long classroom,
      Occasion occasion,
      RedirectAttributes redirect) {
    var which = Tag.parse(tag);
    enrolments.reissue(occasion, which);
    Said.that(redirect, "agents.said.reissued", which.printed());
    return classroom > 0
        ? "redirect:/agents/classrooms/" + classroom
        : "redirect:/agents/codes?tags=" + which.code();
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/agents/computers/{tag}/end")
  String end(
      @PathVariable String tag,
      @RequestParam(defaultValue = "0") long classroom,
      Occasion occasion,
      RedirectAttributes redirect) {
    var which = Tag.parse(tag);
    enrolments.retire(occasion, which);
    Said.that(redirect, "agents.said.ended", which.printed());
    return classroom > 0 ? "redirect:/agents/classrooms/" + classroom : "redirect:/agents";
  }
}
