package org.greenclassroom.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules by which things count as hours of volunteering, each from its day on. */
@Controller
class HoursController {
  private final Drives drives;

  HoursController(Drives drives) {
    this.drives = drives;
  }

  record RuleWithRates(HoursTable.Rule rule, List<HoursTable.Rate> rates) {}

  record HoursPage(
      List<RuleWithRates> rules, List<ThingClass> classes, LocalDate today, boolean mayDecide) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/collection/hours")
  String hours(Occasion occasion, Model model) {
    var rules = new ArrayList<RuleWithRates>();
    for (var rule : drives.rules())
      rules.add(new RuleWithRates(rule, drives.rates(rule.hoursRule())));
    model.addAttribute(
        "page",
        new HoursPage(
            rules,
            List.of(ThingClass.values()),
            occasion.today(),
            occasion.actor().is(Role.OFFICER)));
    return "collection/hours";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/hours")
  String decide(
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    var form = new OrderForm(posted);
    var by = form.text("decidedBy");
    drives.rule(
        occasion,
        form.day("validFrom"),
        by == null ? "" : by,
        form.day("decidedOn"),
        form.pieces());
    Said.that(redirect, "collection.said.rule");
    return "redirect:/collection/hours";
  }
}
