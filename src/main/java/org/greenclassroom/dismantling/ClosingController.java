package org.greenclassroom.dismantling;

import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms at the end of a batch's page: it is closed, by one or by two, and opened again, by two. */
@Controller
class ClosingController {
  private final Closing closing;

  ClosingController(Closing closing) {
    this.closing = closing;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/closing")
  String close(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String explained,
      Occasion occasion,
      RedirectAttributes redirect) {
    boolean closed = closing.close(occasion, id, explained);
    Said.that(redirect, closed ? "dismantling.said.closed" : "dismantling.said.explained");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/closing/agreement")
  String agree(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    closing.agree(occasion, id);
    Said.that(redirect, "dismantling.said.closed");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/closing/withdrawal")
  String withdraw(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    closing.withdraw(occasion, id);
    Said.that(redirect, "dismantling.said.not-explained");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/reopening")
  String reopen(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    closing.proposeReopening(occasion, id, reason);
    Said.that(redirect, "dismantling.said.reopening");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/reopening/agreement")
  String agreeToReopen(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    closing.reopen(occasion, id);
    Said.that(redirect, "dismantling.said.reopened");
    return "redirect:/dismantling/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/dismantling/{id}/reopening/withdrawal")
  String stayClosed(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    closing.stayClosed(occasion, id);
    Said.that(redirect, "dismantling.said.stays-closed");
    return "redirect:/dismantling/" + id;
  }
}
