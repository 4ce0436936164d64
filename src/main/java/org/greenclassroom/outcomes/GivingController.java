package org.greenclassroom.outcomes;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A donor's own pages: its lots, every item's present and history, papers, letters. */
@Controller
class GivingController {
  private static final int LOTS = 20;
  private static final int ROWS = 50;
  private static final int CERTIFICATES = 100;

  private final Giving giving;
  private final Outcomes outcomes;
  private final Issuing issuing;
  private final Receipts receipts;
  private final Milestones milestones;

  GivingController(
      Giving giving, Outcomes outcomes, Issuing issuing, Receipts receipts, Milestones milestones) {
    this.giving = giving;
    this.outcomes = outcomes;
    this.issuing = issuing;
    this.receipts = receipts;
    this.milestones = milestones;
  }

  record GivingPage(
      Slice<GivingTable.Row> rows,
      long unsigned,
      List<Long> partners,
      List<GivingTable.Day> toJoin) {}

  record LotPage(
      Surroundings.Lot lot,
      Reckoning sum,
      @Nullable Closing closing,
      List<Surroundings.Pickup> pickups,
      List<Surroundings.Things> things,
      List<Issued> papers,
      List<Surroundings.Sanitized> sanitized,
      List<Receipt> receipts,
      Slice<Item> rows,
      @Nullable Outcome outcome,
      Map<Outcome, Long> counts) {
    public boolean closed() {
      return closing != null && closing.isClosed();
    }
  }

  record ItemPage(Surroundings.Lot lot, Item item, List<Stamp> strip) {}

  record LettersPage(Milestones.Chosen chosen, List<Milestone> all) {}

  record StopPage(String secret) {}

  @Allow(Role.DONOR)
  @GetMapping("/giving")
  String giving(
      @RequestParam(required = false) @Nullable String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new GivingPage(
            giving.lots(occasion.actor(), after, LOTS),
            giving.unsigned(occasion.actor()),
            List.copyOf(occasion.actor().partnersAs(Role.DONOR)),
            giving.toJoin(occasion.now())));
    return "outcomes/giving";
  }

  @Allow(Role.DONOR)
  @GetMapping("/giving/lots/{lot}")
  String lot(
      @PathVariable long lot,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "-1") String after,
      Occasion occasion,
      Model model) {
    var known = giving.lot(occasion.actor(), lot);
    var sum = outcomes.reckoning(lot);
    model.addAttribute(
        "page",
        new LotPage(
            known,
            sum,
            outcomes.present(lot),
            outcomes.pickups(lot),
            outcomes.things(lot),
            issuing.ofLot(lot),
            outcomes.sanitized(lot, 0, CERTIFICATES),
            receipts.ofLot(lot).stream().filter(each -> !each.struck()).toList(),
            outcomes.items(lot, outcome, LotController.number(after), ROWS),
            outcome,
            sum.byOutcome()));
    return "outcomes/giving-lot";
  }

  @Allow(Role.DONOR)
  @GetMapping("/giving/lots/{lot}/items/{tag}")
  String item(@PathVariable long lot, @PathVariable String tag, Occasion occasion, Model model) {
    var known = giving.lot(occasion.actor(), lot);
    var life = giving.life(occasion.actor(), lot, Tag.parse(tag));
    model.addAttribute("page", new ItemPage(known, life.item(), life.strip()));
    return "outcomes/giving-item";
  }

  @Allow(Role.DONOR)
  @GetMapping("/giving/letters")
  String letters(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new LettersPage(
            milestones.chosen(occasion.actor().account()), Arrays.asList(Milestone.values())));
    return "outcomes/letters";
  }

  @Allow(Role.DONOR)
  @PostMapping("/giving/letters")
  String choose(
      @RequestParam(defaultValue = "") List<Milestone> milestone,
      Occasion occasion,
      RedirectAttributes redirect) {
    var chosen = EnumSet.noneOf(Milestone.class);
    chosen.addAll(milestone);
    milestones.choose(occasion, chosen);
    Said.that(redirect, "outcomes.said.letters", chosen.size());
    return "redirect:/giving/letters";
  }

  @AllowEveryone
  @GetMapping("/letters/stop/{secret}")
  String stop(@PathVariable String secret, Model model) {
    milestones.known(secret);
    model.addAttribute("page", new StopPage(secret));
    return "outcomes/stop";
  }

  @AllowEveryone
  @PostMapping("/letters/stop/{secret}")
  String stopped(@PathVariable String secret, Occasion occasion, RedirectAttributes redirect) {
    milestones.stop(occasion, secret);
    Said.that(redirect, "outcomes.said.stopped");
    return "redirect:/letters/stop/" + secret;
  }
}
