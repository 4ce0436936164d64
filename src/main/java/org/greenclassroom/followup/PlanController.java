package org.greenclassroom.followup;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
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

/** The plan as a list: overdue first, per month, per person. */
@Controller
class PlanController {
  private static final int PAGE = 50;

  private final Desk desk;
  private final Shown shown;

  PlanController(Desk desk, Shown shown) {
    this.desk = desk;
    this.shown = shown;
  }

  /**
   * The list.
   *
   * @param month null: all, the overdue first
   * @param engineers to whom visits are given; empty for who gives none
   */
  record PlanPage(
      Slice<Agenda.Line> lines,
      @Nullable YearMonth month,
      YearMonth before,
      YearMonth after,
      String q,
      String whose,
      Map<Long, String> engineers,
      boolean plans,
      boolean feeds,
      LocalDate today) {
    /** A heading above the first line of a month. */
    public boolean begins(int at) {
      return at == 0
          || !YearMonth.from(lines.rows().get(at).task().dueOn())
              .equals(YearMonth.from(lines.rows().get(at - 1).task().dueOn()));
    }

    public List<TaskKind> kinds() {
      return List.of(TaskKind.values());
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/followup")
  String plan(
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var filter =
        PlanFilter.of(
            month, kind, state, whose, school, q, occasion.actor(), desk.own(occasion.actor()));
    var chosen = PlanFilter.month(month);
    var middle = chosen == null ? YearMonth.from(occasion.today()) : chosen;
    model.addAttribute(
        "page",
        new PlanPage(
            desk.page(filter, after, PAGE),
            chosen,
            chosen == null ? middle : middle.minusMonths(1),
            middle.plusMonths(1),
            q,
            whose,
            desk.engineers(),
            occasion.actor().is(Role.OFFICER),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.AUDITOR),
            occasion.today()));
    return "followup/plan";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/followup.csv")
  void export(
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String whose,
      @RequestParam(required = false) @Nullable Long school,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var filter =
        PlanFilter.of(
            month, kind, state, whose, school, q, occasion.actor(), desk.own(occasion.actor()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"follow-up.csv\"");
    response.setHeader("Cache-Control", "no-store");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row(
          "task",
          "kind",
          "due_on",
          "first_due_on",
          "state",
          "done_on",
          "school",
          "classroom",
          "room",
          "place",
          "engineer",
          "moved");
      desk.export(
          filter,
          line -> {
            var task = line.task();
            try {
              sheet.row(
                  task.number(),
                  shown.word(task.kind()),
                  task.dueOn().toString(),
                  task.firstDueOn().toString(),
                  shown.word(task.state()),
                  task.doneOn() == null ? "" : task.doneOn().toString(),
                  line.schoolName(),
                  task.classroom(),
                  line.room(),
                  line.place(),
                  line.engineerName(),
                  line.moved());
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    }
  }

  /** Gives the ticked ones to somebody, or to whoever gets there first. */
  @Allow(Role.OFFICER)
  @PostMapping("/followup/engineer")
  String give(
      @RequestParam(name = "tag", defaultValue = "") List<Long> tasks,
      @RequestParam(required = false) @Nullable Long engineer,
      Occasion occasion,
      RedirectAttributes redirect) {
    desk.give(occasion.actor(), tasks, engineer);
    Said.that(redirect, "followup.said.given", tasks.size());
    return "redirect:/followup";
  }
}
