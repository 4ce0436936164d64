package org.greenclassroom.passes;

import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
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

/** Giving out links to teachers of a room, and ending them. */
@Controller
class PassController {
  private static final String ROOM = "/passes/rooms/{id:\\d{1,18}}";

  private final Passes passes;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Origin origin;

  PassController(Passes passes, Classrooms classrooms, Partners partners, Origin origin) {
    this.passes = passes;
    this.classrooms = classrooms;
    this.partners = partners;
    this.origin = origin;
  }

  record Line(Pass pass, Pass.State state) {
    public boolean good() {
      return state == Pass.State.WAITS || state == Pass.State.OPENED;
    }
  }

  /**
   * @param link a link that was just made, shown this once; null: none
   */
  record RoomPage(
      Classroom room,
      String school,
      List<Line> lines,
      List<PassTable.Known> teachers,
      @Nullable String link,
      @Nullable String qr,
      long toOpen,
      long opened) {}

  @Allow({Role.OFFICER, Role.SCHOOL})
  @ShowsPeople(Held.Whose.TEACHER)
  @GetMapping(ROOM)
  String room(@PathVariable long id, Occasion occasion, Model model) {
    var room = classrooms.room(id, occasion.actor());
    var link = (String) model.getAttribute("link");
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            partners.partner(room.school()).name(),
            passes.of(occasion, id).stream()
                .map(pass -> new Line(pass, pass.state(occasion.now())))
                .toList(),
            passes.teachers(room.school()),
            link,
            link == null ? null : Qr.svg(link),
            Passes.TO_OPEN.toDays(),
            Passes.OPENED.toDays()));
    return "passes/room";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM)
  String make(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    passes
        .make(occasion, id)
        .ifPresent(
            secret -> redirect.addFlashAttribute("link", origin.here() + "/teach/" + secret));
    return "redirect:/passes/rooms/" + id;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM + "/letters")
  String send(
      @PathVariable long id,
      @RequestParam long teacher,
      Occasion occasion,
      RedirectAttributes redirect) {
    passes.send(occasion, id, teacher, origin.here());
    Said.that(redirect, "passes.said.sent");
    return "redirect:/passes/rooms/" + id;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/passes/{pass:\\d{1,18}}/end")
  String end(@PathVariable long pass, Occasion occasion, RedirectAttributes redirect) {
    var room = passes.end(occasion, pass);
    Said.that(redirect, "passes.said.ended");
    return "redirect:/passes/rooms/" + room;
  }
}
