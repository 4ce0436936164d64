package org.greenclassroom.followup;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How often rooms are visited and asked. */
@Controller
class CadenceController {
  private final Rhythm rhythm;

  CadenceController(Rhythm rhythm) {
    this.rhythm = rhythm;
  }

  record Versions(Cadence.RoomKind kind, List<Cadence> versions) {
    public Cadence latest() {
      return versions.getFirst();
    }
  }

  record CadencePage(List<Versions> kinds, boolean plans) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/followup/cadence")
  String cadence(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new CadencePage(
            List.of(Cadence.RoomKind.values()).stream()
                .map(kind -> new Versions(kind, rhythm.of(kind)))
                .toList(),
            occasion.actor().is(Role.OFFICER)));
    return "followup/cadence";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/followup/cadence")
  String set(
      @RequestParam Cadence.RoomKind kind,
      @RequestParam(defaultValue = "") String visits,
      @RequestParam int visitsThen,
      @RequestParam int checkins,
      @RequestParam(defaultValue = "") String inventories,
      @RequestParam int questionnaires,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    rhythm.set(occasion, kind, visits, visitsThen, checkins, inventories, questionnaires, reason);
    Said.that(redirect, "followup.said.cadence");
    return "redirect:/followup/cadence";
  }
}
