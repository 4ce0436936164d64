package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Classrooms and their milestones as JSON. A school sees its own. */
@RestController
class ClassroomApi {
  private static final int PAGE = 100;

  private final Classrooms classrooms;
  private final Overview overview;
  private final Agreements agreements;
  private final Milestones milestones;

  ClassroomApi(
      Classrooms classrooms, Overview overview, Agreements agreements, Milestones milestones) {
    this.classrooms = classrooms;
    this.overview = overview;
    this.agreements = agreements;
    this.milestones = milestones;
  }

  record Listed(
      long classroom,
      String name,
      long school,
      String schoolName,
      int seats,
      DeviceKind kind,
      Progress state,
      int devices,
      int missing,
      @Nullable LocalDate dueOn) {}

  /** A page of the list. {@code next} is what to ask with as {@code after}; null at the end. */
  record Page(List<Listed> classrooms, @Nullable String next) {}

  /**
   * One room.
   *
   * @param paper of its agreement; null: none, or it was signed by hand
   */
  record One(
      long classroom,
      String name,
      long school,
      String schoolName,
      @Nullable Long sponsor,
      int seats,
      DeviceKind kind,
      boolean specialNeeds,
      Progress state,
      int reserved,
      int onTheWay,
      int inClass,
      int missing,
      @Nullable LocalDate agreedOn,
      @Nullable Long paper,
      @Nullable LocalDate acceptedOn,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate endedOn) {}

  record Stone(
      long milestone,
      MilestoneKind kind,
      Role duty,
      int month,
      LocalDate dueOn,
      boolean late,
      @Nullable LocalDate doneOn,
      @Nullable String note) {}

  record Stones(List<Stone> milestones) {}

  /** That it was done. {@code day} is today when it is left out. */
  @Exact
  record DoneIn(@Nullable LocalDate day, @Nullable String note) {}

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/api/v1/classrooms")
  Page list(
      @RequestParam(required = false) @Nullable Progress state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion) {
    var slice = overview.page(state, q, after, PAGE, occasion.actor());
    return new Page(
        slice.rows().stream()
            .map(row ->
                new Listed(
                    row.classroom(),
                    row.name(),
                    row.school(),
                    row.schoolName(),
                    row.seats(),
                    row.kind(),
                    row.state(),
                    row.devices(),
                    row.missing(),
                    row.dueOn()))
            .toList(),
        slice.next());
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/api/v1/classrooms/{classroom}")
  One one(@PathVariable long classroom, Occasion occasion) {
    var room = classrooms.room(classroom, occasion.actor());
    var signed = agreements.standing(room).signed();
    return new One(
        room.classroom(),
        room.name(),
        room.school(),
        classrooms.nameOf(room.school()),
        room.sponsor(),
        room.seats(),
        room.kind(),
        room.specialNeeds(),
        room.state(),
        room.reserved(),
        room.onTheWay(),
        room.inClass(),
        room.missing(),
        signed == null ? null : signed.signedOn(),
        signed == null ? null : signed.paper(),
        room.acceptedOn(),
        room.dueOn(),
        room.endedOn());
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/api/v1/classrooms/{classroom}/milestones")
  Stones milestones(@PathVariable long classroom, Occasion occasion) {
    classrooms.room(classroom, occasion.actor());
    return new Stones(
        milestones.of(classroom).stream().map(one -> stone(one, occasion.today())).toList());
  }

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping("/api/v1/classrooms/{classroom}/milestones/{milestone}")
  Stone done(
      @PathVariable long classroom,
      @PathVariable long milestone,
      @RequestBody DoneIn said,
      Occasion occasion) {
    milestones.done(
        occasion,
        classroom,
        milestone,
        said.day() == null ? occasion.today() : said.day(),
        said.note() == null ? "" : said.note(),
        null);
    return milestones.of(classroom).stream()
        .filter(one -> one.milestone() == milestone)
        .findFirst()
        .map(one -> stone(one, occasion.today()))
        .orElseThrow(() -> Refusal.notFound(Long.toString(milestone)));
  }

  private static Stone stone(Milestone one, LocalDate today) {
    var done = one.done();
    return new Stone(
        one.milestone(),
        one.kind(),
        one.kind().duty(),
        one.month(),
        one.dueOn(),
        one.late(today),
        done == null ? null : done.day(),
        done == null ? null : done.note());
  }
}
