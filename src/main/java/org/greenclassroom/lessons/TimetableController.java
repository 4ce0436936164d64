package org.greenclassroom.lessons;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.CourseVersion;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The timetable of a room. */
@Controller
class TimetableController {
  private static final String AT = "/lessons/rooms/{id:\\d{1,18}}/timetable";
  private final Timetable timetable;
  private final Classrooms classrooms;
  private final Courses courses;
  private final Partners partners;

  TimetableController(
      Timetable timetable, Classrooms classrooms, Courses courses, Partners partners) {
    this.timetable = timetable;
    this.classrooms = classrooms;
    this.courses = courses;
    this.partners = partners;
  }

  /**
   * A timetable.
   *
   * @param titles of courses, by version
   * @param madeUp days of this year's rest on which people work instead
   */
  record TimetablePage(
      Classroom room,
      String school,
      List<Entry> entries,
      Map<Long, String> titles,
      List<CourseVersion> courses,
      List<EntryTable.MadeUp> madeUp,
      LocalDate today,
      boolean writes) {
    public List<Integer> weekdays() {
      return List.of(1, 2, 3, 4, 5, 6, 7);
    }

    public List<Tongue> tongues() {
      return List.of(Tongue.values());
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(AT)
  String show(@PathVariable long id, Occasion occasion, Locale locale, Model model) {
    var actor = occasion.actor();
    var room = classrooms.room(id, actor);
    var entries = timetable.ofRoom(id);
    var offered = courses.offered();
    model.addAttribute(
        "page",
        new TimetablePage(
            room,
            partners.partner(room.school()).name(),
            entries,
            EntryForm.titles(entries, courses, locale, offered),
            offered,
            timetable.madeUp(
                room.school(), occasion.today().minusDays(30), occasion.today().plusDays(240)),
            occasion.today(),
            actor.is(Role.OFFICER, Role.SCHOOL)));
    return "lessons/timetable";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(AT)
  String add(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    timetable.add(occasion, new EntryForm(posted).entry(id));
    Said.that(redirect, "lessons.said.entry");
    return "redirect:/lessons/rooms/" + id + "/timetable";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(AT + "/import")
  String paste(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    var added = timetable.addAll(occasion, new EntryForm(posted).pasted(id, courses));
    Said.that(redirect, "lessons.said.entries", added.size());
    return "redirect:/lessons/rooms/" + id + "/timetable";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/lessons/entries/{entry:\\d{1,18}}/end")
  String end(
      @PathVariable long entry,
      @RequestParam LocalDate last,
      Occasion occasion,
      RedirectAttributes redirect) {
    var known = timetable.entry(entry);
    classrooms.room(known.classroom(), occasion.actor(), entry);
    timetable.end(occasion, entry, last);
    Said.that(redirect, "lessons.said.ended", known.classLabel());
    return "redirect:/lessons/rooms/" + known.classroom() + "/timetable";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(AT + "/days")
  String follow(
      @PathVariable long id,
      @RequestParam LocalDate day,
      @RequestParam int weekday,
      Occasion occasion,
      RedirectAttributes redirect) {
    var room = classrooms.room(id, occasion.actor());
    timetable.follow(occasion, room.school(), day, weekday);
    Said.that(redirect, "lessons.said.follows");
    return "redirect:/lessons/rooms/" + id + "/timetable";
  }
}
