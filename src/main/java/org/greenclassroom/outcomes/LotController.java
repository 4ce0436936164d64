package org.greenclassroom.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of the office: all lots, one lot added up, its items; and closing it by two. */
@Controller
class LotController {
  private static final int ROWS = 50;

  private final Outcomes outcomes;
  private final Issuing issuing;
  private final People people;
  private final Shown shown;
  private final MessageSource words;

  LotController(
      Outcomes outcomes, Issuing issuing, People people, Shown shown, MessageSource words) {
    this.outcomes = outcomes;
    this.issuing = issuing;
    this.people = people;
    this.shown = shown;
    this.words = words;
  }

  record LotsPage(Slice<Closings.Row> rows) {}

  /**
   * One lot added up.
   *
   * @param whole whether what was frozen is still as it was frozen
   * @param names who did something, by account
   */
  record LotPage(
      Surroundings.Lot lot,
      Reckoning sum,
      List<Surroundings.Pledge> pledges,
      List<Surroundings.Pickup> pickups,
      List<Surroundings.Things> things,
      String chart,
      List<Hindrance> hindrances,
      @Nullable Closing closing,
      boolean whole,
      List<Closing> history,
      List<Issued> papers,
      List<Issued.Kind> toIssue,
      Map<Long, String> names,
      boolean officer,
      long account) {
    public boolean closed() {
      return closing != null && closing.isClosed();
    }

    public long collected() {
      return pickups.stream()
          .filter(each -> each.state().equals("COLLECTED"))
          .mapToLong(Surroundings.Pickup::pieces)
          .sum();
    }

    public long pledged() {
      return pledges.stream().mapToLong(Surroundings.Pledge::pieces).sum();
    }
  }

  record ItemsPage(
      Surroundings.Lot lot,
      @Nullable Outcome outcome,
      Slice<Item> rows,
      Map<Outcome, Long> counts) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/outcomes")
  String lots(@RequestParam(required = false) @Nullable String after, Model model) {
    model.addAttribute("page", new LotsPage(outcomes.lots(after, ROWS)));
    return "outcomes/lots";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/outcomes/lots/{lot}")
  String lot(@PathVariable long lot, Occasion occasion, Model model) {
    var known = outcomes.lot(occasion.actor(), lot);
    var sum = outcomes.reckoning(lot);
    var closing = outcomes.present(lot);
    var closed = closing != null && closing.isClosed() ? closing : null;
    var history = outcomes.history(lot);
    var papers = issuing.ofLot(lot);
    model.addAttribute(
        "page",
        new LotPage(
            known,
            sum,
            outcomes.pledges(lot),
            outcomes.pickups(lot),
            outcomes.things(lot),
            chart(sum),
            closed != null ? List.of() : outcomes.hindrances(lot, sum),
            closing,
            closed != null && outcomes.isWhole(closed),
            history,
            papers,
            closed != null ? issuing.toIssue(closed) : List.of(),
            names(closing, history, papers),
            occasion.actor().is(Role.OFFICER),
            occasion.actor().account()));
    return "outcomes/lot";
  }

  private String chart(Reckoning sum) {
    var bars = new ArrayList<Charts.Bar>();
    sum.byOutcome()
        .forEach((outcome, pieces) ->
            bars.add(new Charts.Bar(shown.word(outcome), pieces, shown.number(pieces))));
    return Charts.bars(word("outcomes.chart"), word("outcomes.chart.says"), bars);
  }

  private String word(String key) {
    return words.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  private Map<Long, String> names(
      @Nullable Closing present, List<Closing> history, List<Issued> papers) {
    var accounts = new ArrayList<@Nullable Long>();
    var all = new ArrayList<>(history);
    if (present != null) all.add(present);
    for (var each : all) {
      accounts.add(each.proposedBy());
      accounts.add(each.agreedBy());
      accounts.add(each.reopenAskedBy());
      accounts.add(each.reopenedBy());
    }
    for (var paper : papers) accounts.add(paper.issuedBy());
    var names = new TreeMap<Long, String>();
    for (var account : accounts)
      if (account != null) names.computeIfAbsent(account, each -> people.known(each).name());
    return names;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/outcomes/lots/{lot}/items")
  String items(
      @PathVariable long lot,
      @RequestParam(required = false) @Nullable Outcome outcome,
      @RequestParam(defaultValue = "-1") String after,
      Occasion occasion,
      Model model) {
    var known = outcomes.lot(occasion.actor(), lot);
    model.addAttribute(
        "page",
        new ItemsPage(
            known,
            outcome,
            outcomes.items(lot, outcome, number(after), ROWS),
            outcomes.reckoning(lot).byOutcome()));
    return "outcomes/items";
  }

  static long number(String after) {
    if (!after.matches("-?\\d{1,18}")) throw Refusal.notFound(after);
    return Long.parseLong(after);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/closing")
  String propose(@PathVariable long lot, Occasion occasion, RedirectAttributes redirect) {
    outcomes.propose(occasion, lot);
    return back(redirect, lot, "outcomes.said.proposed");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/closing/withdrawal")
  String withdraw(@PathVariable long lot, Occasion occasion, RedirectAttributes redirect) {
    outcomes.withdraw(occasion, lot);
    return back(redirect, lot, "outcomes.said.withdrawn");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/closing/agreement")
  String agree(@PathVariable long lot, Occasion occasion, RedirectAttributes redirect) {
    outcomes.agree(occasion, lot);
    return back(redirect, lot, "outcomes.said.closed");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/reopening")
  String askOpen(
      @PathVariable long lot,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    outcomes.askOpen(occasion, lot, reason);
    return back(redirect, lot, "outcomes.said.asked-open");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/reopening/withdrawal")
  String leaveClosed(@PathVariable long lot, RedirectAttributes redirect) {
    outcomes.leaveClosed(lot);
    return back(redirect, lot, "outcomes.said.left-closed");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/reopening/agreement")
  String reopen(@PathVariable long lot, Occasion occasion, RedirectAttributes redirect) {
    outcomes.reopen(occasion, lot);
    return back(redirect, lot, "outcomes.said.reopened");
  }

  private static String back(RedirectAttributes redirect, long lot, String said) {
    Said.that(redirect, said, Outcomes.name(lot));
    return "redirect:/outcomes/lots/" + lot;
  }
}
