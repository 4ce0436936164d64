package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which ready devices a room gets. */
@Controller
class ReservationController {
  /** How many devices of one model the reservation shows beyond those it proposes. */
  private static final int SPARE_CHOICE = 30;

  private final Classrooms classrooms;

  ReservationController(Classrooms classrooms) {
    this.classrooms = classrooms;
  }

  record Choice(Tag tag, boolean proposed) {}

  record ChoiceGroup(@Nullable String name, int ready, int taken, List<Choice> devices) {}

  record ReservePage(
      Classroom room, String school, List<ChoiceGroup> groups, int proposed, long models) {}

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/reservation")
  String reserving(@PathVariable long classroom, Model model) {
    var room = classrooms.room(classroom);
    var proposal = classrooms.propose(room);
    var groups = new ArrayList<ChoiceGroup>();
    for (var group : proposal.groups()) {
      var name = group.devices().getFirst().printed();
      groups.add(
          new ChoiceGroup(
              name.isEmpty() ? null : name,
              group.devices().size(),
              group.taken(),
              group.devices().stream()
                  .limit(group.taken() + SPARE_CHOICE)
                  .map(ready -> new Choice(ready.tag(), proposal.chosen().contains(ready.tag())))
                  .toList()));
    }
    model.addAttribute(
        "page",
        new ReservePage(
            room,
            classrooms.nameOf(room.school()),
            groups,
            proposal.chosen().size(),
            proposal.models()));
    return "classrooms/reservation";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/reservation")
  String reserve(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    var reserved = classrooms.reserve(occasion, classroom, Asked.tags(tags)).size();
    Said.that(redirect, "classrooms.said.reserved", reserved);
    return "redirect:/classrooms/" + classroom;
  }

  /** Releases the ticked devices; all reserved ones when {@code all} is sent. */
  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/releases")
  String release(
      @PathVariable long classroom,
      @RequestParam(name = "tag", defaultValue = "") List<String> tags,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.release(occasion, classroom, Asked.tags(tags));
    Said.that(redirect, "classrooms.said.released", tags.size());
    return "redirect:/classrooms/" + classroom;
  }
}
