package org.greenclassroom.applications;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: points and where they are from, weights, and what is decided. */
@Controller
class DecisionController {
  private static final String APPLICATION = "/applications/{id:\\d{1,18}}";
  private final Applications applications;
  private final Scoring scoring;
  private final Deciding deciding;
  private final Wording wording;

  DecisionController(
      Applications applications, Scoring scoring, Deciding deciding, Wording wording) {
    this.applications = applications;
    this.scoring = scoring;
    this.deciding = deciding;
    this.wording = wording;
  }

  /** A score, group by group, in words. */
  record ScorePage(
      Application application,
      Score score,
      Map<Criterion.Group, List<Wording.Line>> groups,
      List<ScoreTable.Kept> versions) {}

  record WeightsPage(List<Weighting> versions, Weighting today, boolean mayWrite) {
    public Criterion[] criteria() {
      return Criterion.values();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping(APPLICATION + "/scores/{score:\\d{1,18}}")
  String score(@PathVariable long id, @PathVariable long score, Locale locale, Model model) {
    var kept = scoring.score(id, score);
    var groups = new LinkedHashMap<Criterion.Group, List<Wording.Line>>();
    for (var group : Criterion.Group.values())
      groups.put(group, kept.of(group).stream().map(line -> wording.line(line, locale)).toList());
    model.addAttribute(
        "page", new ScorePage(applications.application(id), kept, groups, scoring.scores(id)));
    return "applications/score";
  }

  @Allow(Role.OFFICER)
  @PostMapping(APPLICATION + "/scores")
  String reckon(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    var score = scoring.score(occasion, id);
    Said.that(
        redirect,
        "applications.said.scored",
        Application.number(id),
        score.points(),
        Weighting.ALL);
    return ReviewController.back(id);
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/applications/weights")
  String weights(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new WeightsPage(
            scoring.weightings(), scoring.today(occasion), occasion.actor().is(Role.OFFICER)));
    return "applications/weights";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/applications/weights")
  String weigh(
      @RequestParam LocalDate from,
      @RequestParam(defaultValue = "") String source,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var weights = new EnumMap<Criterion, Weighting.Weight>(Criterion.class);
    for (var criterion : Criterion.values())
      weights.put(
          criterion,
          new Weighting.Weight(
              number(typed, "points-", criterion),
              number(typed, "none-", criterion),
              number(typed, "full-", criterion)));
    scoring.weigh(occasion, new Weighting(0, from, source.strip(), weights));
    Said.that(redirect, "applications.said.weighed", from);
    return "redirect:/applications/weights";
  }

  private static int number(Map<String, String> typed, String part, Criterion criterion) {
    var said = typed.getOrDefault(part + criterion, "").strip();
    if (!said.matches("\\d{1,6}")) throw new Refusal("applications.refusal.weight", criterion);
    return Integer.parseInt(said);
  }

  @Allow(Role.OFFICER)
  @PostMapping(APPLICATION + "/approval")
  String approve(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String room,
      @RequestParam int seats,
      @RequestParam DeviceKind device,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String funded,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    deciding.approve(
        occasion,
        id,
        new Decision.Plan(room.strip(), seats, device, sponsor, from, to),
        funded,
        note);
    Said.that(redirect, "applications.said.approved", Application.number(id));
    return ReviewController.back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(APPLICATION + "/approval/second")
  String second(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    var classroom = deciding.second(occasion, id, note);
    Said.that(redirect, "applications.said.planned", Application.number(id));
    return "redirect:/classrooms/" + classroom;
  }

  @Allow(Role.OFFICER)
  @PostMapping(APPLICATION + "/approval/return")
  String sendBack(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String why,
      Occasion occasion,
      RedirectAttributes redirect) {
    deciding.sendBack(occasion, id, why);
    Said.that(redirect, "applications.said.sent-back", Application.number(id));
    return ReviewController.back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(APPLICATION + "/waiting")
  String wait(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    deciding.putOnWaitingList(occasion, id, note);
    Said.that(redirect, "applications.said.waits", Application.number(id));
    return ReviewController.back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping(APPLICATION + "/rejection")
  String reject(
      @PathVariable long id,
      @RequestParam Decision.Reason reason,
      @RequestParam(defaultValue = "") String note,
      Occasion occasion,
      RedirectAttributes redirect) {
    deciding.reject(occasion, id, reason, note);
    Said.that(redirect, "applications.said.rejected", Application.number(id));
    return ReviewController.back(id);
  }
}
