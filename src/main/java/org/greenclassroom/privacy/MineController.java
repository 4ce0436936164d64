package org.greenclassroom.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is kept of oneself, who looked at it, and asking to be forgotten. */
@Controller
class MineController {
  private static final String PAGE = "/me/data";

  private final Privacy privacy;

  MineController(Privacy privacy) {
    this.privacy = privacy;
  }

  /**
   * One's own.
   *
   * @param asked null: not asked to be forgotten
   */
  record MinePage(
      List<Privacy.Found> found,
      Requests.@Nullable Request asked,
      List<LookTable.Seen> looks,
      List<LookTable.Lists> lists,
      int days) {}

  @AllowSignedIn
  @GetMapping(PAGE)
  String mine(Occasion occasion, Model model) {
    long account = occasion.actor().account();
    var person = privacy.own(account);
    model.addAttribute(
        "page",
        new MinePage(
            privacy.foundSurely(person),
            privacy.asked(occasion.actor()).orElse(null),
            privacy.looksAt(account, person),
            privacy.listsOf(account, person),
            Privacy.DAYS_TO_ANSWER));
    return "privacy/mine";
  }

  @AllowSignedIn
  @GetMapping(PAGE + ".zip")
  void given(Occasion occasion, HttpServletResponse response) throws IOException {
    var person = privacy.own(occasion.actor().account());
    Given.write(privacy.told(person, false), response);
  }

  @AllowSignedIn
  @PostMapping(PAGE + "/forgetting")
  String ask(Occasion occasion, RedirectAttributes redirect) {
    privacy.ask(occasion);
    Said.that(redirect, "privacy.said.asked");
    return "redirect:" + PAGE;
  }
}
