package org.greenclassroom.photographs;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
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

/** Pages: what adults and schools allow, and what somebody has to take back. */
@Controller
class ReleaseController {
  private static final int SIZE = 40;

  private final Releasing releasing;
  private final Pulling pulling;
  private final Photographs photographs;
  private final Classrooms classrooms;

  ReleaseController(
      Releasing releasing, Pulling pulling, Photographs photographs, Classrooms classrooms) {
    this.releasing = releasing;
    this.pulling = pulling;
    this.photographs = photographs;
    this.classrooms = classrooms;
  }

  record ReleasesPage(
      Slice<ReleaseTable.Release> releases,
      @Nullable List<SayingTable.Known> found,
      String who,
      boolean officer) {}

  /** What one person allows, and everywhere that person is to be seen. */
  record PersonPage(
      SayingTable.Known person,
      List<ReleaseTable.Release> releases,
      List<UseTable.Use> uses,
      List<Purpose> purposes,
      LocalDate today,
      LocalDate until,
      boolean officer) {}

  record RoomPage(
      long classroom,
      String place,
      List<ClassReleaseTable.ClassRelease> releases,
      List<Purpose> purposes,
      LocalDate today,
      LocalDate until,
      boolean writes) {}

  record ClassPage(
      ClassReleaseTable.ClassRelease release, List<UseTable.Use> uses, boolean writes) {}

  record PullsPage(Slice<UseTable.Use> uses, boolean officer) {}

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/photographs/releases")
  String releases(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      @RequestParam(defaultValue = "") String who,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new ReleasesPage(
            releasing.page(after, SIZE),
            who.isBlank() ? null : photographs.named(who),
            who,
            occasion.actor().is(Role.OFFICER)));
    return "photographs/releases";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/photographs/people/{adult}")
  String person(@PathVariable String adult, Occasion occasion, Model model) {
    var one = Adult.parse(adult);
    model.addAttribute(
        "page",
        new PersonPage(
            releasing.known(one),
            releasing.of(one),
            releasing.usesOf(one),
            List.of(Purpose.values()),
            occasion.today(),
            occasion.today().plusYears(Releasing.YEARS),
            occasion.actor().is(Role.OFFICER)));
    return "photographs/person";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/photographs/people/{adult}")
  String release(
      @PathVariable String adult,
      @RequestParam(required = false) @Nullable Set<Purpose> purpose,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(required = false) @Nullable LocalDate granted,
      @RequestParam(required = false) @Nullable LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (evidence.isBlank()) throw new Refusal("frame.refusal.missing", "evidence");
    releasing.release(
        occasion,
        Adult.parse(adult),
        purpose == null ? Set.of() : purpose,
        evidence,
        granted == null ? occasion.today() : granted,
        until);
    Said.that(redirect, "photographs.said.released");
    return "redirect:/photographs/people/" + adult;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/photographs/releases/{release:\\d+}/withdrawal")
  String withdraw(@PathVariable long release, Occasion occasion, RedirectAttributes redirect) {
    var adult = releasing.withdraw(occasion, release);
    Said.that(redirect, "photographs.said.withdrawn");
    return "redirect:/photographs/people/" + adult;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR})
  @GetMapping("/photographs/rooms/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    model.addAttribute(
        "page",
        new RoomPage(
            classroom,
            classrooms.nameOf(room.school()) + " · " + room.name(),
            releasing.ofRoom(classroom),
            List.of(Purpose.values()),
            occasion.today(),
            occasion.today().plusYears(Releasing.YEARS),
            occasion.actor().is(Role.OFFICER, Role.SCHOOL)));
    return "photographs/room";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/photographs/rooms/{classroom:\\d+}")
  String releaseClass(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable Set<Purpose> purpose,
      @RequestParam(required = false) @Nullable Integer excluded,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(required = false) @Nullable LocalDate granted,
      @RequestParam(required = false) @Nullable LocalDate until,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom, occasion.actor());
    if (excluded == null) throw new Refusal("frame.refusal.missing", "excluded");
    releasing.releaseClass(
        occasion,
        classroom,
        label,
        purpose == null ? Set.of() : purpose,
        excluded,
        evidence,
        granted == null ? occasion.today() : granted,
        until);
    Said.that(redirect, "photographs.said.class-released");
    return "redirect:/photographs/rooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.SCHOOL, Role.AUDITOR})
  @GetMapping("/photographs/classes/{release:\\d+}")
  String released(@PathVariable long release, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new ClassPage(
            releasing.classRelease(release, occasion.actor()),
            releasing.usesOfClass(release),
            occasion.actor().is(Role.OFFICER, Role.SCHOOL)));
    return "photographs/class";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/photographs/classes/{release:\\d+}/withdrawal")
  String withdrawClass(@PathVariable long release, Occasion occasion, RedirectAttributes redirect) {
    releasing.withdrawClass(occasion, release);
    Said.that(redirect, "photographs.said.withdrawn");
    return "redirect:/photographs/classes/" + release;
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/photographs/pulls")
  String pulls(@RequestParam(defaultValue = "0") long after, Occasion occasion, Model model) {
    model.addAttribute(
        "page", new PullsPage(pulling.waiting(after, SIZE), occasion.actor().is(Role.OFFICER)));
    return "photographs/pulls";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/photographs/pulls/{use:\\d+}")
  String pulled(
      @PathVariable long use,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    pulling.pulled(occasion, use, words);
    Said.that(redirect, "photographs.said.pulled");
    return "redirect:/photographs/pulls";
  }

  /** For which purposes somebody allows it now, and until when. */
  static Map<Purpose, LocalDate> live(List<ReleaseTable.Release> releases) {
    var all = new LinkedHashMap<Purpose, LocalDate>();
    for (var one : releases)
      if (one.live()) all.merge(one.purpose(), one.until(), (a, b) -> a.isAfter(b) ? a : b);
    return all;
  }
}
