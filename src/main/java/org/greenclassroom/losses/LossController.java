package org.greenclassroom.losses;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.custody.LostAndFound;
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

/** What is missing, what is done to find it, and what was heard of it. */
@Controller
class LossController {
  private final Losses losses;

  LossController(Losses losses) {
    this.losses = losses;
  }

  record ListPage(Slice<Search> searches, Map<State, Long> counts) {}

  /**
   * One search.
   *
   * @param proposal null: nobody proposed to give it up
   * @param mine whether the reader proposed it
   */
  record SearchPage(
      Search search,
      List<SearchTable.Step> steps,
      List<AlarmTable.Alarm> alarms,
      LostAndFound.@Nullable Open proposal,
      boolean mine,
      boolean works,
      boolean officer,
      LocalDate today) {
    public StepKind[] kinds() {
      return StepKind.values();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/losses")
  String list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "false") boolean heard,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            losses.page(occasion.actor(), stateOf(state), heard, after),
            losses.counts(occasion.actor())));
    return "losses/list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/losses/{search}")
  String search(@PathVariable long search, Occasion occasion, Model model) {
    var it = losses.search(search);
    var proposal = it.over() ? null : losses.proposal(it.device());
    model.addAttribute(
        "page",
        new SearchPage(
            it,
            losses.steps(search),
            losses.alarms(search),
            proposal,
            proposal != null && proposal.proposedBy() == occasion.actor().account(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER),
            occasion.actor().is(Role.OFFICER),
            occasion.today()));
    return "losses/search";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/losses/{search}/steps")
  String note(
      @PathVariable long search,
      @RequestParam StepKind kind,
      @RequestParam(defaultValue = "") String policeReport,
      @RequestParam(defaultValue = "") String words,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      Occasion occasion,
      RedirectAttributes redirect) {
    losses.note(occasion, search, kind, policeReport, words, day);
    return said(redirect, search, "losses.said.noted");
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/losses/{search}/find")
  String found(
      @PathVariable long search,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    losses.found(occasion, search, words);
    return said(redirect, search, "losses.said.found");
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/losses/{search}/settlement")
  String settle(
      @PathVariable long search,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    losses.settle(occasion, search, words);
    return said(redirect, search, "losses.said.settled");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/losses/{search}/proposal")
  String propose(@PathVariable long search, Occasion occasion, RedirectAttributes redirect) {
    losses.propose(occasion, search);
    return said(redirect, search, "losses.said.proposed");
  }

  @Allow(Role.OFFICER)
  @PostMapping("/losses/{search}/agreement")
  String agree(@PathVariable long search, Occasion occasion, RedirectAttributes redirect) {
    losses.agree(occasion, search);
    return said(redirect, search, "losses.said.written-off");
  }

  private static String said(RedirectAttributes redirect, long search, String key) {
    Said.that(redirect, key);
    return "redirect:/losses/" + search;
  }

  private static @Nullable State stateOf(String typed) {
    for (var one : State.values()) if (one.name().equals(typed)) return one;
    return null;
  }
}
