package org.greenclassroom.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.ShowsPeople;
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

/** Pages: who is asked whether it is used; what the survey of needs says, counted. */
@Controller
class FollowupController {
  private final Followups followups;
  private final Needs needs;
  private final Shown shown;

  FollowupController(Followups followups, Needs needs, Shown shown) {
    this.followups = followups;
    this.needs = needs;
    this.shown = shown;
  }

  record OpenPage(Slice<Followup> open, int due, int late, LocalDate today, boolean writes) {}

  record CallPage(Followup followup, Map<Used, String> answers, Map<Via, String> ways) {}

  /**
   * @param chart null: nothing is shown
   */
  record NeedsPage(
      int year,
      int thisYear,
      @Nullable Long school,
      int n,
      int least,
      List<Row> wishes,
      List<Row> obstacles,
      List<Row> means,
      @Nullable String chart,
      Slice<NeedTable.Answered> schools) {}

  record Row(String name, String figure) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @ShowsPeople(Held.Whose.TEACHER)
  @GetMapping("/training/followups")
  String open(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var today = occasion.today();
    var due = followups.due(today);
    model.addAttribute(
        "page",
        new OpenPage(
            followups.open(today.plusDays(14), after, occasion.actor()),
            due[0],
            due[1],
            today,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "training/followups";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/training/followups/letters")
  String ask(Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "training.said.asked", followups.askOwn(occasion));
    return "redirect:/training/followups";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @ShowsPeople(Held.Whose.TEACHER)
  @GetMapping("/training/followups/{id:\\d{1,18}}")
  String call(@PathVariable long id, Model model) {
    var answers = new LinkedHashMap<Used, String>();
    for (var one : Used.values()) answers.put(one, shown.word(one));
    var ways = new LinkedHashMap<Via, String>();
    for (var one : List.of(Via.CALL, Via.VISIT)) ways.put(one, shown.word(one));
    model.addAttribute("page", new CallPage(followups.followup(id), answers, ways));
    return "training/call";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/training/followups/{id:\\d{1,18}}")
  String answer(
      @PathVariable long id,
      @RequestParam Used used,
      @RequestParam(defaultValue = "CALL") Via via,
      @RequestParam(defaultValue = "false") boolean help,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = followups.followup(id);
    followups.answer(occasion, id, via == Via.LINK ? Via.CALL : via, used, help);
    Said.that(redirect, "training.said.answered", known.called());
    return "redirect:/training/followups";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/training/needs")
  String needs(
      @RequestParam(defaultValue = "0") int year,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    int thisYear = occasion.today().getYear();
    int wanted = year < 2000 || year > 2200 ? thisYear : year;
    var wishes = new ArrayList<Row>();
    var obstacles = new ArrayList<Row>();
    var bars = new ArrayList<Charts.Bar>();
    for (var one : needs.named(wanted, school)) {
      if (one.what().equals("WISH")) {
        var name = shown.word(Wish.valueOf(one.code()));
        wishes.add(new Row(name, shown.number(one.n())));
        bars.add(new Charts.Bar(name, one.n(), shown.number(one.n())));
      } else
        obstacles.add(new Row(shown.word(Obstacle.valueOf(one.code())), shown.number(one.n())));
    }
    var means = new ArrayList<Row>();
    int n = 0;
    for (var mean : needs.means(wanted, school)) {
      n = mean.n();
      means.add(
          new Row(
              shown.word(Aspect.values()[mean.nth() - 1]),
              mean.tenths() / 10 + "." + mean.tenths() % 10));
    }
    model.addAttribute(
        "page",
        new NeedsPage(
            wanted,
            thisYear,
            school,
            n,
            Sessions.LEAST,
            wishes,
            obstacles,
            means,
            bars.isEmpty()
                ? null
                : Charts.bars(
                    shown.text("#training.needs.wishes"),
                    shown.text("#training.needs.title"),
                    bars),
            needs.schools(occasion.actor(), wanted, after)));
    return "training/needs";
  }
}
