package org.greenclassroom.operations;

import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's page. */
@Controller
class OperationsController {
  private final Operations operations;

  OperationsController(Operations operations) {
    this.operations = operations;
  }

  record Page(Health health, boolean hasFolder, int kept, boolean mayBackUp) {}

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @GetMapping("/operations")
  String page(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new Page(
            operations.health(occasion),
            operations.hasFolder(),
            operations.kept(),
            operations.hasFolder() && occasion.actor().is(Role.ADMINISTRATOR)));
    return "operations/operations";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/operations/backups")
  String backUp(RedirectAttributes redirect) {
    var made = operations.backUp();
    Said.that(redirect, "operations.said.made", made.file(), made.written());
    return "redirect:/operations";
  }
}
