package org.greenclassroom.signin;

import java.time.Instant;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of the administrator: how everybody signs in. */
@Controller
class EverybodyController {
  private static final String PAGE = "/people/signing-in";
  private static final int ROWS = 50;

  private final Everybody everybody;
  private final SecondFactors factors;

  EverybodyController(Everybody everybody, SecondFactors factors) {
    this.everybody = everybody;
    this.factors = factors;
  }

  /**
   * How one account signs in.
   *
   * @param codesSince null: no codes
   * @param must whether it must have a second factor
   */
  record Row(
      Account account,
      @Nullable Instant codesSince,
      int passkeys,
      boolean must,
      Asked asked,
      boolean gracious) {
    public boolean lacks() {
      return must && codesSince == null && passkeys == 0;
    }
  }

  record EverybodyPage(Slice<Row> rows, String typed, long own) {}

  @Allow(Role.ADMINISTRATOR)
  @ShowsPeople(Held.Whose.ACCOUNT)
  @GetMapping(PAGE)
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new EverybodyPage(everybody.page(occasion, q, after, ROWS), q, occasion.actor().account()));
    return "signin/everybody";
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping(PAGE + "/{account}/reset")
  String reset(@PathVariable long account, Occasion occasion, RedirectAttributes redirect) {
    factors.reset(occasion, account);
    Said.that(redirect, "signin.said.reset");
    return "redirect:" + PAGE;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping(PAGE + "/{account}/grace")
  String grace(
      @PathVariable long account,
      @RequestParam int days,
      Occasion occasion,
      RedirectAttributes redirect) {
    factors.grace(occasion, account, days);
    Said.that(redirect, "signin.said.grace");
    return "redirect:" + PAGE;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping(PAGE + "/{account}/asked")
  String ask(
      @PathVariable long account,
      @RequestParam boolean always,
      Occasion occasion,
      RedirectAttributes redirect) {
    factors.ask(occasion, account, always);
    Said.that(redirect, always ? "signin.said.asked" : "signin.said.not-asked");
    return "redirect:" + PAGE;
  }

  @Allow(Role.ADMINISTRATOR)
  @PostMapping(PAGE + "/{account}/end")
  String end(@PathVariable long account, Occasion occasion, RedirectAttributes redirect) {
    everybody.end(occasion, account);
    Said.that(redirect, "signin.said.all-ended");
    return "redirect:" + PAGE;
  }
}
