package org.greenclassroom.funding;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: sponsorships, and one of them with its instalments and what was promised in return. */
@Controller
class MoneyController {
  private final Money money;

  MoneyController(Money money) {
    this.money = money;
  }

  record ListPage(
      Slice<Sponsorship> sponsorships, List<String> filters, boolean staff, Locale language) {
    public String sum(long cents, String currency) {
      return Amount.said(cents, currency, language);
    }
  }

  record OnePage(
      Sponsorship it,
      List<Instalment> instalments,
      List<Return> returns,
      LocalDate today,
      boolean staff,
      boolean mayWrite,
      Locale language) {
    public String sum(long cents) {
      return Amount.said(cents, it.currency(), language);
    }

    /** As it is typed into a field again. */
    public String plain(long cents) {
      return "%d.%02d".formatted(cents / 100, cents % 100);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/funding")
  String list(
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Locale locale,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            money.page(occasion.actor(), only, after),
            List.of("OVERDUE", "RETURNS", "LASTING", "ENDED"),
            Money.staff(occasion.actor()),
            locale));
    return "funding/list";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR})
  @GetMapping("/funding/sponsorships/{sponsorship}")
  String one(@PathVariable long sponsorship, Occasion occasion, Locale locale, Model model) {
    var known = money.sponsorship(occasion.actor(), sponsorship);
    model.addAttribute(
        "page",
        new OnePage(
            known,
            money.instalments(sponsorship),
            money.returns(sponsorship),
            occasion.today(),
            Money.staff(occasion.actor()),
            occasion.actor().is(Role.OFFICER),
            locale));
    return "funding/sponsorship";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/classrooms/{classroom}/sponsorships")
  String promise(
      @PathVariable long classroom,
      @RequestParam long partner,
      @RequestParam FunderKind kind,
      @RequestParam String amount,
      @RequestParam String currency,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate promisedOn,
      @RequestParam(defaultValue = "") String paper,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    long sponsorship =
        money.promise(
            occasion,
            classroom,
            partner,
            kind,
            Amount.typed(amount, currency),
            promisedOn,
            paper,
            note);
    Said.that(redirect, "funding.said.promised");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/sponsorships/{sponsorship}/paper")
  String agree(
      @PathVariable long sponsorship,
      @RequestParam String paper,
      Occasion occasion,
      RedirectAttributes redirect) {
    money.agree(occasion, sponsorship, paper);
    Said.that(redirect, "funding.said.agreed");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/sponsorships/{sponsorship}/instalments")
  String plan(
      @PathVariable long sponsorship,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate dueOn,
      @RequestParam String amount,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = money.sponsorship(occasion.actor(), sponsorship);
    money.plan(occasion, sponsorship, dueOn, Amount.typed(amount, known.currency()));
    Said.that(redirect, "funding.said.planned");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/sponsorships/{sponsorship}/instalments/{instalment}/receipt")
  String receive(
      @PathVariable long sponsorship,
      @PathVariable long instalment,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate receivedOn,
      @RequestParam String received,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = money.sponsorship(occasion.actor(), sponsorship);
    money.receive(
        occasion, sponsorship, instalment, receivedOn, Amount.typed(received, known.currency()));
    Said.that(redirect, "funding.said.received");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/sponsorships/{sponsorship}/end")
  String end(
      @PathVariable long sponsorship,
      @RequestParam String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    money.end(occasion, sponsorship, reason);
    Said.that(redirect, "funding.said.ended");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/sponsorships/{sponsorship}/returns")
  String owe(
      @PathVariable long sponsorship,
      @RequestParam String what,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate dueBy,
      Occasion occasion,
      RedirectAttributes redirect) {
    money.owe(occasion, sponsorship, what, dueBy);
    Said.that(redirect, "funding.said.owed");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/sponsorships/{sponsorship}/returns/{promise}/done")
  String keep(
      @PathVariable long sponsorship,
      @PathVariable long promise,
      Occasion occasion,
      RedirectAttributes redirect) {
    money.keep(occasion, sponsorship, promise, occasion.today());
    Said.that(redirect, "funding.said.kept");
    return "redirect:/funding/sponsorships/" + sponsorship;
  }

  /** Currencies for a field to choose from: those in use first. */
  static Map<String, String> currencies(Locale language) {
    var names = new LinkedHashMap<String, String>();
    for (var code : Amount.USUAL)
      names.put(code, code + " · " + java.util.Currency.getInstance(code).getDisplayName(language));
    return names;
  }
}
