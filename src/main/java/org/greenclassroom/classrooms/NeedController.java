package org.greenclassroom.classrooms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a room needs, said by an officer. */
@Controller
class NeedController {
  private final Classrooms classrooms;
  private final Needs needs;

  NeedController(Classrooms classrooms, Needs needs) {
    this.classrooms = classrooms;
    this.needs = needs;
  }

  record NeedPage(Classroom room, String school, Need need, Set<Feature> features) {
    public boolean has(Feature feature) {
      return need.features().contains(feature);
    }

    public @Nullable Integer gigabytes() {
      return need.memoryMb() == null ? null : need.memoryMb() / 1024;
    }
  }

  @Allow(Role.OFFICER)
  @GetMapping("/classrooms/{classroom}/need")
  String need(@PathVariable long classroom, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new NeedPage(
            room,
            classrooms.nameOf(room.school()),
            needs.of(classroom).orElse(Need.ANY),
            EnumSet.allOf(Feature.class)));
    return "classrooms/need";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/need")
  String say(
      @PathVariable long classroom,
      @RequestParam(required = false) @Nullable Integer tier,
      @RequestParam(required = false) @Nullable Integer generation,
      @RequestParam(required = false) @Nullable Integer gigabytes,
      @RequestParam(required = false) @Nullable BigDecimal inches,
      @RequestParam(defaultValue = "0") int spares,
      @RequestParam(defaultValue = "false") boolean teacher,
      @RequestParam(defaultValue = "false") boolean supported,
      @RequestParam(defaultValue = "500") int priority,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @Nullable Integer children,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate wantedFrom,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate wantedUntil,
      @RequestParam(required = false) @Nullable Set<Feature> feature,
      Occasion occasion,
      RedirectAttributes redirect) {
    needs.say(
        occasion,
        classroom,
        new Need(
            tier,
            generation,
            gigabytes == null ? null : Math.multiplyExact(Math.min(gigabytes, 10_000), 1024),
            inches,
            spares,
            teacher,
            supported,
            priority,
            reason,
            children,
            wantedFrom,
            wantedUntil,
            feature == null ? Set.of() : feature));
    Said.that(redirect, "classrooms.said.need");
    return "redirect:/classrooms/" + classroom;
  }
}
