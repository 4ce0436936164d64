package org.greenclassroom.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: another day, another person, done, or not needed. */
@Controller
class TaskController {
  private final Plan plan;
  private final Desk desk;
  private final Classrooms classrooms;

  TaskController(Plan plan, Desk desk, Classrooms classrooms) {
    this.plan = plan;
    this.desk = desk;
    this.classrooms = classrooms;
  }

  record TaskPage(
      Task task,
      Classroom room,
      String school,
      List<Move> moves,
      Map<Long, String> engineers,
      boolean acts,
      boolean plans,
      LocalDate today) {
    public @Nullable String engineerName() {
      return task.engineer() == null ? null : engineers.get(task.engineer());
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/followup/tasks/{task}")
  String task(@PathVariable long task, Occasion occasion, Model model) {
    var found = plan.task(task);
    var room = classrooms.room(found.classroom());
    model.addAttribute(
        "page",
        new TaskPage(
            found,
            room,
            classrooms.nameOf(room.school()),
            plan.moves(task),
            desk.engineers(),
            found.open() && occasion.actor().is(Role.OFFICER, Role.ENGINEER),
            occasion.actor().is(Role.OFFICER),
            occasion.today()));
    return "followup/task";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/followup/tasks/{task}/moves")
  String move(
      @PathVariable long task,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    plan.move(occasion, task, day, reason);
    Said.that(redirect, "followup.said.moved", day);
    return "redirect:/followup/tasks/" + task;
  }

  /** An officer gives it to anybody; an engineer takes it. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/followup/tasks/{task}/engineer")
  String give(
      @PathVariable long task,
      @RequestParam(required = false) @Nullable Long engineer,
      Occasion occasion,
      RedirectAttributes redirect) {
    desk.give(
        occasion.actor(),
        List.of(task),
        occasion.actor().is(Role.OFFICER) ? engineer : (Long) occasion.actor().account());
    Said.that(redirect, "followup.said.given", 1);
    return "redirect:/followup/tasks/" + task;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/followup/tasks/{task}/done")
  String done(
      @PathVariable long task,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      Occasion occasion,
      RedirectAttributes redirect) {
    plan.done(occasion, task, day, DoneBy.HAND);
    Said.that(redirect, "followup.said.done");
    return "redirect:/followup/classrooms/" + plan.task(task).classroom();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/followup/tasks/{task}/end")
  String callOff(@PathVariable long task, Occasion occasion, RedirectAttributes redirect) {
    plan.callOff(occasion, task);
    Said.that(redirect, "followup.said.called-off");
    return "redirect:/followup/tasks/" + task;
  }
}
