package org.greenclassroom.lessons;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.CourseVersion;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.courses.Pack;
import org.greenclassroom.courses.Packs;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.DayKey;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A room's lessons: this week, the last months, its classes against what they should get. */
@Controller
class RoomController {
  static final int WEEKS = 18;
  private static final int PAGE = 30;
  private static final String ROOM = "/lessons/rooms/{id:\\d{1,18}}";

  private final Lessons lessons;
  private final Timetable timetable;
  private final Reports reports;
  private final Links links;
  private final Classrooms classrooms;
  private final Courses courses;
  private final Packs packs;
  private final Partners partners;
  private final Origin origin;
  private final Drawing drawing;

  RoomController(
      Lessons lessons,
      Timetable timetable,
      Reports reports,
      Links links,
      Classrooms classrooms,
      Courses courses,
      Packs packs,
      Partners partners,
      Origin origin,
      Drawing drawing) {
    this.lessons = lessons;
    this.timetable = timetable;
    this.reports = reports;
    this.links = links;
    this.classrooms = classrooms;
    this.courses = courses;
    this.packs = packs;
    this.partners = partners;
    this.origin = origin;
    this.drawing = drawing;
  }

  /**
   * A room.
   *
   * @param week what is expected this week, and what became of it
   * @param titles of courses, by version
   * @param address of its link; null: there is none, or the reader may not know it
   */
  record RoomPage(
      Classroom room,
      String school,
      LocalDate today,
      LocalDate from,
      List<Planned> week,
      Drawing.Drawn drawn,
      List<Hours> hours,
      Slice<Logged> lessons,
      Map<Long, String> titles,
      List<RoomThings.Installed> installed,
      List<Pack> packs,
      List<Assessed> assessed,
      List<CourseVersion> courses,
      @Nullable String address,
      @Nullable String qr,
      boolean logs,
      boolean writes) {

    public List<Reason> reasons() {
      return List.of(Reason.values());
    }

    public @Nullable String title(@Nullable Long version) {
      return version == null ? null : titles.get(version);
    }
  }

  /** A word on a lesson with those before and after it. */
  record LessonPage(
      Logged lesson,
      List<Logged> thread,
      Classroom room,
      String school,
      @Nullable String title,
      boolean writes) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping(ROOM)
  String room(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Locale locale,
      Model model) {
    var actor = occasion.actor();
    var room = classrooms.room(id, actor);
    var today = occasion.today();
    var from = today.with(DayOfWeek.MONDAY).minusWeeks(WEEKS - 1);
    var monday = today.with(DayOfWeek.MONDAY);
    boolean logs = actor.is(Role.OFFICER, Role.SCHOOL);
    var secret = logs ? links.secret(id).orElse(null) : null;
    var address = secret == null ? null : origin.here() + "/l/" + secret;
    var offered = courses.offered();
    var rows = page(id, after);
    var assessed = reports.assessments(id);
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            partners.partner(room.school()).name(),
            today,
            from,
            timetable.planned(id, monday, monday.plusDays(6)),
            drawing.weeks(reports.weeks(id, from, today), locale),
            reports.hours(id, from, today),
            rows,
            titles(rows.rows(), assessed, offered, locale),
            reports.installed(id),
            packs.offered(),
            assessed,
            offered,
            address,
            address == null ? null : Qr.svg(address),
            logs,
            actor.is(Role.OFFICER)));
    return "lessons/room";
  }

  private Slice<Logged> page(long room, @Nullable String after) {
    var key = DayKey.read(after == null ? "" : after, DayKey.LAST);
    return Slice.of(
        lessons.ofRoom(room, key.day(), key.number(), PAGE + 1),
        PAGE,
        one -> new DayKey(one.day(), one.lesson()).code());
  }

  private Map<Long, String> titles(
      List<Logged> rows, List<Assessed> assessed, List<CourseVersion> offered, Locale locale) {
    var titles = new HashMap<Long, String>();
    for (var one : offered) titles.put(one.version(), one.title().in(locale));
    var wanted = new ArrayList<Long>();
    for (var row : rows) if (row.courseVersion() != null) wanted.add(row.courseVersion());
    for (var one : assessed) wanted.add(one.courseVersion());
    for (var version : wanted)
      if (!titles.containsKey(version))
        titles.put(version, courses.version(version).title().in(locale));
    return titles;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/lessons/{lesson:\\d{1,18}}")
  String lesson(@PathVariable long lesson, Occasion occasion, Locale locale, Model model) {
    var known = lessons.lesson(lesson, occasion.actor());
    var room = classrooms.room(known.classroom());
    var version = known.courseVersion();
    model.addAttribute(
        "page",
        new LessonPage(
            known,
            lessons.thread(known.thread()),
            room,
            partners.partner(room.school()).name(),
            version == null ? null : courses.version(version).title().in(locale),
            occasion.actor().is(Role.OFFICER, Role.SCHOOL)));
    return "lessons/lesson";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/lessons/{lesson:\\d{1,18}}/withdrawal")
  String withdraw(@PathVariable long lesson, Occasion occasion, RedirectAttributes redirect) {
    var known = lessons.lesson(lesson, occasion.actor());
    lessons.withdraw(occasion, lesson, LogController.via(occasion));
    Said.that(redirect, "lessons.said.withdrawn");
    return "redirect:/lessons/rooms/" + known.classroom();
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM + "/links")
  String link(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    links.make(occasion, id);
    Said.that(redirect, "lessons.said.link");
    return "redirect:/lessons/rooms/" + id;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM + "/links/end")
  String end(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    links.revoke(occasion, id);
    Said.that(redirect, "lessons.said.link-ended");
    return "redirect:/lessons/rooms/" + id;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL})
  @PostMapping(ROOM + "/packs")
  String install(
      @PathVariable long id,
      @RequestParam long pack,
      @RequestParam LocalDate installedOn,
      @RequestParam int onComputers,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    reports.install(occasion, id, pack, installedOn, onComputers);
    Said.that(redirect, "lessons.said.installed");
    return "redirect:/lessons/rooms/" + id;
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM + "/assessments")
  String assess(
      @PathVariable long id,
      @RequestParam int grade,
      @RequestParam(defaultValue = "") String classLabel,
      @RequestParam long course,
      @RequestParam(defaultValue = "") String instrument,
      @RequestParam Phase phase,
      @RequestParam LocalDate day,
      @RequestParam int n,
      @RequestParam BigDecimal mean,
      @RequestParam(required = false) @Nullable BigDecimal deviation,
      @RequestParam List<Integer> band,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    UUID uid = occasion.keyFor("assessment");
    reports.assess(
        occasion,
        new Assessment(
            uid, id, grade, classLabel, course, instrument, phase, day, n, mean, deviation, band));
    Said.that(redirect, n < 10 ? "lessons.said.assessed-few" : "lessons.said.assessed");
    return "redirect:/lessons/rooms/" + id;
  }
}
