package org.greenclassroom.classrooms;

import java.io.IOException;
import java.time.LocalDate;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is to be done for the rooms by when, and that it was done. */
@Controller
class MilestoneController {
  private static final int PAGE = 50;

  private final Classrooms classrooms;
  private final Milestones milestones;
  private final Shown shown;
  private final Origin origin;

  MilestoneController(Classrooms classrooms, Milestones milestones, Shown shown, Origin origin) {
    this.classrooms = classrooms;
    this.milestones = milestones;
    this.shown = shown;
    this.origin = origin;
  }

  record DuePage(Slice<MilestoneTable.Due> due, boolean all, LocalDate today) {
    public boolean late(MilestoneTable.Due one) {
      return one.dueOn().isBefore(today);
    }
  }

  record MilestonePage(
      Classroom room,
      String school,
      Milestone milestone,
      boolean canDo,
      boolean officer,
      String back,
      LocalDate today) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/classrooms/milestones")
  String due(
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    boolean everybodys = all || !occasion.actor().is(Role.OFFICER, Role.ENGINEER, Role.SCHOOL);
    model.addAttribute(
        "page",
        new DuePage(
            milestones.open(occasion, everybodys, after, PAGE), everybodys, occasion.today()));
    return "classrooms/milestones";
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/milestones/{milestone}")
  String milestone(
      @PathVariable long classroom, @PathVariable long milestone, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    var found =
        milestones.of(classroom).stream()
            .filter(one -> one.milestone() == milestone)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(Long.toString(milestone)));
    model.addAttribute(
        "page",
        new MilestonePage(
            room,
            classrooms.nameOf(room.school()),
            found,
            found.done() == null
                && !room.closed()
                && Milestones.mayDo(occasion.actor(), found.kind()),
            occasion.actor().is(Role.OFFICER),
            Asked.home(classroom, occasion.actor()),
            occasion.today()));
    return "classrooms/milestone";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/classrooms/{classroom}/milestones/{milestone}")
  String done(
      @PathVariable long classroom,
      @PathVariable long milestone,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    milestones.done(
        occasion,
        classroom,
        milestone,
        day,
        note,
        paper == null || paper.isEmpty()
            ? null
            : new Milestones.Enclosed(
                paper.getOriginalFilename() == null ? "paper" : paper.getOriginalFilename(),
                paper.getBytes()));
    Said.that(redirect, "classrooms.said.done");
    return "redirect:" + Asked.home(classroom, occasion.actor());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/classrooms/{classroom}/milestones/{milestone}/undo")
  String undo(
      @PathVariable long classroom, @PathVariable long milestone, RedirectAttributes redirect) {
    milestones.undo(classroom, milestone);
    Said.that(redirect, "classrooms.said.undone");
    return "redirect:/classrooms/" + classroom;
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/milestones/{milestone}/paper")
  ResponseEntity<byte[]> paper(
      @PathVariable long classroom, @PathVariable long milestone, Occasion occasion) {
    classrooms.room(classroom, occasion.actor());
    var kept = milestones.enclosed(classroom, milestone);
    return Asked.sent(kept);
  }

  /** The days of one room, for a calendar program. */
  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/classrooms/{classroom}/milestones.ics")
  ResponseEntity<byte[]> calendar(@PathVariable long classroom, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    var bytes =
        MilestoneCalendar.of(
            classrooms.nameOf(room.school()) + " · " + room.name(),
            origin.here(),
            milestones.of(classroom),
            kind -> shown.word(kind),
            occasion.now());
    return Asked.sent(
        new Files.Kept(
            "", "classroom-" + classroom + ".ics", "text/calendar;charset=UTF-8", bytes));
  }
}
