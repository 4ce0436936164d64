package org.greenclassroom.training;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: where schools stand, who taught whom, what a certificate needs. */
@Controller
class StandingController {
  private final Standings standings;
  private final Certificates certificates;
  private final Shown shown;

  StandingController(Standings standings, Certificates certificates, Shown shown) {
    this.standings = standings;
    this.certificates = certificates;
    this.shown = shown;
  }

  record OverviewPage(
      @Nullable Standing status,
      Map<Standing, Integer> sums,
      Slice<SchoolTable.Line> schools,
      boolean writes) {
    public int all() {
      return sums.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * @param more whether others teach who are not among these
   */
  record CascadePage(
      String drawing,
      List<SchoolTable.Load> loads,
      boolean more,
      Slice<SchoolTable.Link> links,
      int tooDeep,
      int deepest) {}

  record RulesPage(List<Rule> rules, boolean writes) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/training")
  String overview(
      @RequestParam(required = false) @Nullable Standing status,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new OverviewPage(
            status,
            standings.sums(),
            standings.page(status, after, occasion.actor()),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "training/overview";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/training/schools.csv")
  void csv(
      @RequestParam(required = false) @Nullable Standing status,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"training.csv\"");
    response.setHeader("Cache-Control", "no-store");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row("school", "name", "status", "reason", "trained", "since");
      standings.each(
          status,
          occasion.actor(),
          line -> {
            try {
              sheet.row(
                  line.school(),
                  line.name(),
                  line.status().name(),
                  line.reason().name(),
                  line.trained(),
                  line.since() == null ? null : line.since().toString());
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/training/cascade")
  String cascade(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var found = standings.loads(occasion.actor());
    var loads = found.subList(0, Math.min(found.size(), Standings.DRAWN));
    model.addAttribute(
        "page",
        new CascadePage(
            drawing(loads),
            loads,
            found.size() > loads.size(),
            standings.links(after, occasion.actor()),
            standings.tooDeep(),
            Session.DEEPEST));
    return "training/cascade";
  }

  private String drawing(List<SchoolTable.Load> loads) {
    var boxes = new ArrayList<CascadeDrawing.Box>();
    int sittings = 0;
    int deepest = 0;
    for (var load : loads)
      if (load.trainer() == null) sittings += load.sittings();
      else deepest = Math.max(deepest, load.generation());
    boxes.add(
        new CascadeDrawing.Box(
            0,
            0,
            0,
            shown.text("#training.cascade.programme"),
            List.of(shown.sentence(new Said("training.cascade.sittings", List.of(sittings)))),
            false));
    for (var load : loads) {
      var trainer = load.trainer();
      if (trainer == null) continue;
      var taughtBy = load.taughtBy();
      boxes.add(
          new CascadeDrawing.Box(
              trainer,
              taughtBy == null ? 0 : taughtBy,
              load.generation(),
              load.name(),
              List.of(
                  shown.sentence(new Said("training.cascade.taught", List.of(load.teachers())))),
              load.generation() + 1 > Session.DEEPEST));
    }
    var heads = new ArrayList<String>();
    heads.add(shown.text("#training.cascade.head.0"));
    for (int at = 1; at <= deepest; at++)
      heads.add(
          at == 1
              ? shown.text("#training.cascade.head.1")
              : shown.sentence(new Said("training.cascade.head.more", List.of(at))));
    return CascadeDrawing.svg(
        shown.text("#training.cascade.title"),
        shown.sentence(new Said("training.cascade.described", List.of(boxes.size() - 1))),
        boxes,
        heads);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/training/rules")
  String rules(Occasion occasion, Model model) {
    model.addAttribute(
        "page", new RulesPage(certificates.rules(), occasion.actor().is(Role.OFFICER)));
    return "training/rules";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/training/rules")
  String set(
      @RequestParam Level level,
      @RequestParam int minutes,
      @RequestParam int lessons,
      @RequestParam int observations,
      @RequestParam java.math.BigDecimal mean,
      @RequestParam int months,
      Occasion occasion,
      RedirectAttributes redirect) {
    int tenths = mean.movePointRight(1).setScale(0, java.math.RoundingMode.HALF_UP).intValue();
    certificates.set(occasion, new Rule(level, minutes, lessons, observations, tenths, months));
    Said.that(redirect, "training.said.rule", level);
    return "redirect:/training/rules";
  }
}
