package org.greenclassroom.coding;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.contests.Work;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One group: its lessons, what was reached, its tests, what was made. For the office and its
 * school.
 */
@Controller
class CohortController {
  private static final int PAGE = 100;
  private static final String COHORT = "/coding/cohorts/{cohort:\\d{1,18}}";
  private static final String PROJECT = COHORT + "/projects/{project:\\d{1,18}}";

  private final Coding coding;
  private final Cohorts cohorts;

  CohortController(Coding coding, Cohorts cohorts) {
    this.coding = coding;
    this.cohorts = cohorts;
  }

  record CohortPage(
      Cohort cohort,
      List<Goal> goals,
      Map<Long, Integer> reached,
      List<Result> results,
      Slice<Project> projects,
      Map<Long, String> choices,
      Result.Phase[] phases,
      boolean office,
      boolean writes) {
    public @Nullable Integer reachedOf(long goal) {
      return reached.get(goal);
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(COHORT)
  String cohort(
      @PathVariable long cohort,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var known = cohorts.cohort(cohort, actor);
    var goals = coding.goals(known.programme());
    var choices = new LinkedHashMap<Long, String>();
    for (var goal : goals) choices.put(goal.goal(), goal.name());
    model.addAttribute(
        "page",
        new CohortPage(
            known,
            goals,
            cohorts.reached(cohort),
            cohorts.results(cohort),
            cohorts.projects(cohort, CodingController.number(after, 0), PAGE),
            choices,
            Result.Phase.values(),
            actor.is(Role.OFFICER, Role.AUDITOR),
            actor.is(Role.OFFICER) || actor.partnersAs(Role.SCHOOL).contains(known.school())));
    return "coding/cohort";
  }

  /** A field for each goal, named {@code goal.<number>}; an empty one was not counted. */
  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(COHORT + "/progress")
  String progress(
      @PathVariable long cohort,
      @RequestParam int lessons,
      @RequestParam(required = false) @Nullable LocalDate endsOn,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      RedirectAttributes redirect) {
    var reached = new LinkedHashMap<Long, Integer>();
    typed.forEach((field, said) -> {
      if (!field.matches("goal\\.\\d{1,18}") || said.isBlank()) return;
      if (!said.strip().matches("\\d{1,4}")) throw new Refusal("coding.refusal.number", said);
      reached.put(Long.parseLong(field.substring(5)), Integer.parseInt(said.strip()));
    });
    cohorts.progress(occasion, cohort, lessons, endsOn, reached);
    Said.that(redirect, "coding.said.progress");
    return "redirect:/coding/cohorts/" + cohort;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(COHORT + "/results")
  String tell(
      @PathVariable long cohort,
      @RequestParam Result.Phase phase,
      @RequestParam int tested,
      @RequestParam int mean,
      @RequestParam int quarter1,
      @RequestParam int quarter2,
      @RequestParam int quarter3,
      @RequestParam int quarter4,
      Occasion occasion,
      RedirectAttributes redirect) {
    cohorts.tell(
        occasion,
        cohort,
        new Result(phase, tested, mean, List.of(quarter1, quarter2, quarter3, quarter4)));
    Said.that(redirect, "coding.said.told");
    return "redirect:/coding/cohorts/" + cohort;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(COHORT + "/projects")
  String make(
      @PathVariable long cohort,
      @RequestParam String title,
      @RequestParam(defaultValue = "") String medium,
      @RequestParam(required = false) @Nullable Long goal,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    if (file != null && file.getSize() > Work.LARGEST)
      throw new Refusal(Refusal.Kind.TOO_LARGE, "contests.refusal.file-large", Work.LARGEST >> 20);
    var name = file == null ? null : file.getOriginalFilename();
    var code =
        cohorts.make(
            occasion,
            cohort,
            new Cohorts.Piece(title, medium, goal),
            file == null ? new byte[0] : file.getBytes(),
            name == null ? "" : name);
    Said.that(redirect, "coding.said.made", code);
    return "redirect:/coding/cohorts/" + cohort;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(PROJECT + "/work")
  ResponseEntity<byte[]> work(
      @PathVariable long cohort, @PathVariable long project, Occasion occasion) {
    return cohorts.work(occasion, cohort, project).answer("project-" + project);
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(PROJECT + "/withdrawal")
  String withdraw(
      @PathVariable long cohort,
      @PathVariable long project,
      Occasion occasion,
      RedirectAttributes redirect) {
    cohorts.withdraw(occasion, cohort, project);
    Said.that(redirect, "coding.said.withdrawn");
    return "redirect:/coding/cohorts/" + cohort;
  }
}
