package org.greenclassroom.hooks;

import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the hooks, and one with what it was told. */
@Controller
class HookController {
  private static final int PAGE = 50;
  private final Hooks hooks;

  HookController(Hooks hooks) {
    this.hooks = hooks;
  }

  record ListPage(List<Hook> hooks, List<Topic> topics, boolean mayWrite) {}

  record HookPage(Hook hook, Slice<Delivery> deliveries, boolean mayWrite) {}

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @GetMapping("/hooks")
  String list(Occasion occasion, Model model) {
    model.addAttribute("page", new ListPage(hooks.all(), hooks.topics(), mayWrite(occasion)));
    return "hooks/list";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/hooks")
  String make(
      @RequestParam String name,
      @RequestParam String address,
      @RequestParam(defaultValue = "") List<String> kinds,
      @RequestParam String email,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    var made = hooks.make(occasion, name, address, kinds, email, locale);
    // shown on the next page and nowhere after
    if (made.secret() != null) redirect.addFlashAttribute("secret", made.secret());
    Said.that(redirect, "hooks.said.made");
    return "redirect:/hooks/" + made.hook();
  }

  @Allow({Role.ADMINISTRATOR, Role.AUDITOR})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/hooks/{hook:\\d{1,18}}")
  String hook(
      @PathVariable long hook,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new HookPage(hooks.hook(hook), hooks.deliveries(hook, after, PAGE), mayWrite(occasion)));
    return "hooks/hook";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/hooks/{hook:\\d{1,18}}/pings")
  String ping(@PathVariable long hook, Occasion occasion, RedirectAttributes redirect) {
    hooks.ping(occasion, hook);
    Said.that(redirect, "hooks.said.ping");
    return "redirect:/hooks/" + hook;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/hooks/{hook:\\d{1,18}}/close")
  String close(@PathVariable long hook, Occasion occasion, RedirectAttributes redirect) {
    hooks.close(occasion, hook);
    Said.that(redirect, "hooks.said.closed");
    return "redirect:/hooks/" + hook;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/hooks/{hook:\\d{1,18}}/revival")
  String revive(@PathVariable long hook, RedirectAttributes redirect) {
    hooks.revive(hook);
    Said.that(redirect, "hooks.said.revived");
    return "redirect:/hooks/" + hook;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping("/hooks/{hook:\\d{1,18}}/deliveries/{delivery:\\d{1,18}}/again")
  String again(
      @PathVariable long hook,
      @PathVariable long delivery,
      Occasion occasion,
      RedirectAttributes redirect) {
    hooks.again(occasion, hook, delivery);
    Said.that(redirect, "hooks.said.again");
    return "redirect:/hooks/" + hook;
  }

  private static boolean mayWrite(Occasion occasion) {
    return occasion.actor().is(Role.ADMINISTRATOR);
  }
}
