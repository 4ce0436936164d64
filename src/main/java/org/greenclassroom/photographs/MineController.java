package org.greenclassroom.photographs;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody allows with photographs of himself, with an account or by a link without one. */
@Controller
class MineController {
  private final Releasing releasing;

  MineController(Releasing releasing) {
    this.releasing = releasing;
  }

  record MinePage(
      Map<Purpose, LocalDate> live,
      List<Purpose> purposes,
      List<UseTable.Use> uses,
      LocalDate until) {}

  @AllowSignedIn(guests = true)
  @GetMapping("/photographs/mine")
  String mine(Occasion occasion, Model model) {
    var adult = me(occasion);
    model.addAttribute(
        "page",
        new MinePage(
            ReleaseController.live(releasing.of(adult)),
            List.of(Purpose.values()),
            releasing.usesOf(adult),
            occasion.today().plusYears(Releasing.YEARS)));
    return "photographs/mine";
  }

  /** What is ticked is allowed from today, what is not is taken back. */
  @AllowSignedIn(guests = true)
  @PostMapping("/photographs/mine")
  String allow(
      @RequestParam(required = false) @Nullable Set<Purpose> purpose,
      Occasion occasion,
      RedirectAttributes redirect) {
    var adult = me(occasion);
    var before = ReleaseController.live(releasing.of(adult)).keySet();
    var now = purpose == null ? EnumSet.noneOf(Purpose.class) : EnumSet.copyOf(purpose);
    for (var one : before) if (!now.contains(one)) releasing.withdraw(occasion, adult, one);
    now.removeAll(before);
    if (!now.isEmpty()) releasing.release(occasion, adult, now, "", occasion.today(), null);
    Said.that(redirect, "photographs.said.mine");
    return "redirect:/photographs/mine";
  }

  private static Adult me(Occasion occasion) {
    var adult = Adult.of(occasion.actor());
    if (adult == null) throw Refusal.notFound("");
    return adult;
  }
}
