package org.greenclassroom.classrooms;

import java.time.LocalDate;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who pays for a room, on the room's page. */
@Controller
class FundingController {
  private final Funding funding;

  FundingController(Funding funding) {
    this.funding = funding;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/funders")
  String add(
      @PathVariable long classroom,
      @RequestParam long partner,
      @RequestParam FundingWay way,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
      Occasion occasion,
      RedirectAttributes redirect) {
    funding.add(occasion, classroom, partner, way, since);
    Said.that(redirect, "classrooms.said.funder");
    return "redirect:/classrooms/" + classroom;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/funders/{funder}/end")
  String end(
      @PathVariable long classroom,
      @PathVariable long funder,
      Occasion occasion,
      RedirectAttributes redirect) {
    funding.end(occasion, classroom, funder);
    Said.that(redirect, "classrooms.said.funder-ended");
    return "redirect:/classrooms/" + classroom;
  }
}
