package org.greenclassroom.surveys;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Surveys to read: the list, one of them, its paper, and two that did not know of each other. */
@Controller
class SurveyController {
  private final Surveys surveys;
  private final Telling telling;
  private final Paper paper;
  private final Shown shown;

  SurveyController(Surveys surveys, Telling telling, Paper paper, Shown shown) {
    this.surveys = surveys;
    this.telling = telling;
    this.paper = paper;
    this.shown = shown;
  }

  /** One line of the list. */
  record Listed(Survey survey, int good, int poor, int unknown) {
    static Listed of(Survey survey) {
      var ready = survey.readiness(Draw.DESKTOP);
      return new Listed(survey, ready.good(), ready.poor(), ready.unknown());
    }
  }

  record ListPage(
      Slice<Listed> surveys,
      String q,
      long waiting,
      long contested,
      boolean staff,
      boolean fills) {}

  /** What two say of one question. */
  record Difference(Question question, String one, String other) {}

  /** Two that did not know of each other, the earlier first. */
  record Contest(Survey one, Survey other, List<Difference> differences) {}

  record SurveyPage(
      Survey survey,
      List<Part> parts,
      Map<Question, String> told,
      List<Telling.Row> findings,
      Readiness ready,
      List<Survey> versions,
      @Nullable Contest contest,
      boolean settles,
      boolean staff) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/surveys")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var filter =
        new SurveyFilter(
            q, only.equals("contested"), only.equals("counts"), only.equals("mine"), school);
    var page = surveys.page(actor, filter, after, 50);
    var staff = actor.is(Role.OFFICER, Role.ENGINEER, Role.AUDITOR);
    model.addAttribute(
        "page",
        new ListPage(
            new Slice<>(page.rows().stream().map(Listed::of).toList(), page.next()),
            q,
            staff ? surveys.waiting(occasion)[0] : 0,
            staff ? surveys.contested() : 0,
            staff,
            actor.is(Role.OFFICER, Role.ENGINEER)));
    return "surveys/surveys";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/surveys/{id:\\d+}")
  String survey(@PathVariable long id, Occasion occasion, Model model) {
    var actor = occasion.actor();
    model.addAttribute("page", page(occasion, surveys.survey(actor, id), actor.is(Role.OFFICER)));
    return "surveys/survey";
  }

  private SurveyPage page(Occasion occasion, Survey survey, boolean officer) {
    var contest = contest(occasion, survey);
    return new SurveyPage(
        survey,
        List.of(Part.values()),
        telling.answers(survey.answers()),
        telling.rows(survey),
        survey.readiness(Draw.DESKTOP),
        surveys.versions(survey),
        contest,
        officer && contest != null,
        occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  private @Nullable Contest contest(Occasion occasion, Survey survey) {
    if (!survey.contested()) return null;
    var two = surveys.contest(occasion.actor(), survey.survey());
    if (two.size() < 2) return null;
    var one = two.getFirst();
    var other = two.getLast();
    var all = new ArrayList<Difference>();
    for (var question : one.answers().differences(other.answers()))
      all.add(
          new Difference(
              question,
              telling.answer(question, one.answers()),
              telling.answer(question, other.answers())));
    return new Contest(one, other, all);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/surveys/{id:\\d+}/settlement")
  String settle(
      @PathVariable long id,
      @RequestParam long counts,
      Occasion occasion,
      RedirectAttributes redirect) {
    surveys.settle(occasion, id, counts);
    Said.that(redirect, "surveys.said.settled");
    return "redirect:/surveys/" + counts;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/surveys/{id:\\d+}/survey.pdf")
  ResponseEntity<byte[]> paper(@PathVariable long id, Occasion occasion, Locale locale) {
    var actor = occasion.actor();
    var survey = surveys.survey(actor, id);
    var model = new HashMap<String, Object>();
    model.put("page", page(occasion, survey, false));
    model.put(
        "photos",
        survey.photos().stream()
            .map(hash -> surveys.photo(actor, id, hash))
            .map(kept ->
                "data:%s;base64,%s"
                    .formatted(kept.mediaType(), Base64.getEncoder().encodeToString(kept.bytes())))
            .toList());
    model.put("issued", shown.day(occasion.now()));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(survey.number()))
        .header("Cache-Control", "no-store")
        .body(paper.pdf("surveys/paper", Map.copyOf(model), locale));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/surveys/{id:\\d+}/photos/{sha256:[0-9a-f]{64}}")
  ResponseEntity<byte[]> photo(
      @PathVariable long id, @PathVariable String sha256, Occasion occasion) {
    var kept = surveys.photo(occasion.actor(), id, sha256);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .body(kept.bytes());
  }
}
