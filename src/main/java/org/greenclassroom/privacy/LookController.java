package org.greenclassroom.privacy;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at what is personal of others, and what was taken away at night. */
@Controller
class LookController {
  private static final int SIZE = 100;

  private final Privacy privacy;

  LookController(Privacy privacy) {
    this.privacy = privacy;
  }

  record LooksPage(Slice<LookTable.Seen> looks) {}

  record RoundsPage(Slice<Rounds.Swept> swept, List<Held> timed, String job) {}

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @GetMapping("/people/looks")
  String looks(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String account,
      Model model) {
    var of = account.matches("\\d{1,18}") ? Long.valueOf(account) : null;
    model.addAttribute("page", new LooksPage(privacy.looks(from(after), of, SIZE)));
    return "privacy/looks";
  }

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @GetMapping("/people/data/rounds")
  String rounds(@RequestParam(defaultValue = "") String after, Model model) {
    model.addAttribute(
        "page",
        new RoundsPage(
            privacy.swept(from(after), SIZE),
            privacy.list().stream().filter(held -> held.until().days() != null).toList(),
            Rounds.JOB));
    return "privacy/rounds";
  }

  private static long from(String after) {
    return after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
  }
}
