package org.greenclassroom.followup;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The follow-up of one room: its plan and whom we talked to. */
@Controller
class RoomController {
  private static final int PAGE = 50;

  private final Plan plan;
  private final Contacts contacts;
  private final Classrooms classrooms;

  RoomController(Plan plan, Contacts contacts, Classrooms classrooms) {
    this.plan = plan;
    this.contacts = contacts;
    this.classrooms = classrooms;
  }

  record RoomPage(
      Classroom room,
      String school,
      List<Task> tasks,
      List<Contact> contacts,
      List<Channel> channels,
      boolean acts,
      LocalDate today) {
    public List<Task> open() {
      return tasks.stream().filter(Task::open).toList();
    }

    public List<Task> settled() {
      return tasks.stream().filter(one -> !one.open()).toList().reversed();
    }

    /** Check-ins that a call can be. */
    public List<Task> asked() {
      return tasks.stream()
          .filter(one ->
              one.open()
                  && one.kind() == TaskKind.CHECKIN
                  && !one.dueOn().isAfter(today.plusDays(15)))
          .toList();
    }
  }

  record WaitingPage(Slice<Contact> contacts, LocalDate today, boolean acts) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/followup/classrooms/{classroom}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom);
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            classrooms.nameOf(room.school()),
            plan.of(classroom),
            contacts.of(classroom),
            List.of(Channel.values()),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER),
            occasion.today()));
    return "followup/room";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/followup/classrooms/{classroom}/contacts")
  String record(
      @PathVariable long classroom,
      @RequestParam Channel channel,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String summary,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate nextOn,
      @RequestParam(defaultValue = "") String nextWhat,
      @RequestParam(required = false) @Nullable Long task,
      Occasion occasion,
      RedirectAttributes redirect) {
    contacts.record(occasion, classroom, channel, day, summary, nextOn, nextWhat, task);
    Said.that(redirect, "followup.said.recorded");
    return "redirect:/followup/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/followup/contacts")
  String waiting(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new WaitingPage(
            contacts.waiting(occasion.actor(), after, PAGE),
            occasion.today(),
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "followup/contacts";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/followup/contacts/{contact}/done")
  String settle(@PathVariable long contact, Occasion occasion, RedirectAttributes redirect) {
    contacts.settle(occasion, contact);
    Said.that(redirect, "followup.said.settled");
    return "redirect:/followup/contacts";
  }
}
