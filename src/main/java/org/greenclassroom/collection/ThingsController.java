package org.greenclassroom.collection;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was counted by class in a lot, and what became of it. */
@Controller
class ThingsController {
  private final Things things;
  private final Pickups pickups;
  private final Partners partners;

  ThingsController(Things things, Pickups pickups, Partners partners) {
    this.things = things;
    this.pickups = pickups;
    this.partners = partners;
  }

  record ThingsPage(
      long lot,
      String donor,
      List<Things.Balance> balance,
      List<Pickup> pickups,
      List<Disposition> dispositions,
      boolean mayOrder,
      boolean mayDispose) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/collection/things/{lot:\\d+}")
  String things(@PathVariable long lot, Occasion occasion, Model model) {
    var actor = occasion.actor();
    long donor = pickups.donorOf(lot);
    if (!actor.seesAll() && !actor.partnersAs(Role.DONOR).contains(donor))
      throw Refusal.notFound(String.valueOf(lot));
    var balance = things.balance(lot);
    model.addAttribute(
        "page",
        new ThingsPage(
            lot,
            partners.partner(donor).name(),
            balance,
            pickups.ofLot(lot),
            List.of(Disposition.values()),
            actor.is(Role.OFFICER),
            actor.is(Role.OFFICER, Role.TECHNICIAN)
                && balance.stream().anyMatch(one -> one.open() > 0)));
    return "collection/things";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN})
  @PostMapping("/collection/things/{lot:\\d+}")
  String dispose(
      @PathVariable long lot,
      @RequestParam String what,
      @RequestParam Disposition became,
      @RequestParam int pieces,
      @RequestParam(defaultValue = "") String kilograms,
      @RequestParam(defaultValue = "") String paper,
      Occasion occasion,
      RedirectAttributes redirect) {
    things.dispose(
        occasion,
        lot,
        what,
        became,
        pieces,
        kilograms.isBlank() ? null : Weight.kilograms(kilograms),
        paper);
    Said.that(redirect, "collection.said.disposed");
    return "redirect:/collection/things/" + lot;
  }
}
