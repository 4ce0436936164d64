package org.greenclassroom.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.courses.Courses;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All rooms, a school's rooms, what courses changed, the norms, and the exports. */
@Controller
class OverviewController {
  private static final int PAGE = 50;
  private final Lessons lessons;
  private final Reports reports;
  private final Classrooms classrooms;
  private final Courses courses;
  private final Partners partners;
  private final Drawing drawing;

  OverviewController(
      Lessons lessons,
      Reports reports,
      Classrooms classrooms,
      Courses courses,
      Partners partners,
      Drawing drawing) {
    this.lessons = lessons;
    this.reports = reports;
    this.classrooms = classrooms;
    this.courses = courses;
    this.partners = partners;
    this.drawing = drawing;
  }

  /**
   * Rooms.
   *
   * @param school whose; null: of all, or of the reader's own schools
   * @param drawn null: a school with several schools sees its rooms only
   */
  record ListPage(
      @Nullable String school,
      LocalDate from,
      LocalDate today,
      Drawing.@Nullable Drawn drawn,
      Slice<Sum> rooms,
      String q,
      boolean all,
      boolean logs) {}

  record GainPage(List<Gain> gains, Map<Long, String> titles) {}

  record NormPage(List<RoomThings.Norm> norms, boolean writes) {}

  private static LocalDate from(Occasion occasion) {
    return occasion.today().with(DayOfWeek.MONDAY).minusWeeks(RoomController.WEEKS - 1);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/lessons")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Locale locale,
      Model model) {
    var from = from(occasion);
    boolean all = occasion.actor().seesAll();
    model.addAttribute(
        "page",
        new ListPage(
            null,
            from,
            occasion.today(),
            all ? drawing.weeks(reports.weeks(from, occasion.today()), locale) : null,
            reports.rooms(occasion, null, from, q, after, PAGE),
            q,
            all,
            occasion.actor().is(Role.OFFICER, Role.SCHOOL)));
    return "lessons/list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/lessons/schools/{school:\\d{1,18}}")
  String school(
      @PathVariable long school,
      @RequestParam(required = false) @Nullable String after,
      Occasion occasion,
      Locale locale,
      Model model) {
    var from = from(occasion);
    var rooms = reports.rooms(occasion, school, from, "", after, PAGE);
    model.addAttribute(
        "page",
        new ListPage(
            partners.partner(school).name(),
            from,
            occasion.today(),
            drawing.weeks(reports.weeksOfSchool(school, from, occasion.today()), locale),
            rooms,
            "",
            false,
            occasion.actor().is(Role.OFFICER, Role.SCHOOL)));
    return "lessons/list";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/lessons/gains")
  String gains(Locale locale, Model model) {
    var gains = reports.gains();
    var titles = new HashMap<Long, String>();
    for (var one : gains)
      titles.computeIfAbsent(
          one.courseVersion(), version -> courses.version(version).title().in(locale));
    model.addAttribute("page", new GainPage(gains, titles));
    return "lessons/gains";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @GetMapping("/lessons/norms")
  String norms(Occasion occasion, Model model) {
    model.addAttribute("page", new NormPage(reports.norms(), occasion.actor().is(Role.OFFICER)));
    return "lessons/norms";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/lessons/norms")
  String norm(
      @RequestParam int gradeFrom,
      @RequestParam int gradeTo,
      @RequestParam BigDecimal least,
      @RequestParam BigDecimal aim,
      @RequestParam int periodMin,
      @RequestParam(defaultValue = "") String source,
      @RequestParam LocalDate since,
      Occasion occasion,
      RedirectAttributes redirect) {
    reports.norm(
        occasion,
        new RoomThings.Norm(gradeFrom, gradeTo, least, aim, periodMin, source.strip(), since));
    Said.that(redirect, "lessons.said.norm");
    return "redirect:/lessons/norms";
  }

  /** Each lesson of a room, as it was said last. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @MayBeOld
  @GetMapping("/lessons/rooms/{id:\\d{1,18}}/lessons.csv")
  ResponseEntity<StreamingResponseBody> room(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable LocalDate since,
      @RequestParam(required = false) @Nullable LocalDate until,
      Occasion occasion) {
    classrooms.room(id, occasion.actor());
    return lessonsCsv(id, since, until, occasion);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/lessons/lessons.csv")
  ResponseEntity<StreamingResponseBody> all(
      @RequestParam(required = false) @Nullable LocalDate since,
      @RequestParam(required = false) @Nullable LocalDate until,
      Occasion occasion) {
    return lessonsCsv(null, since, until, occasion);
  }

  private ResponseEntity<StreamingResponseBody> lessonsCsv(
      @Nullable Long room,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      Occasion occasion) {
    var first = since == null ? occasion.today().minusYears(1) : since;
    var last = until == null ? occasion.today() : until;
    return csv(
        "lessons.csv",
        sheet -> {
          row(
              sheet,
              "lesson",
              "classroom",
              "day",
              "state",
              "reason",
              "grade",
              "class",
              "minutes",
              "pupils",
              "girls",
              "boys",
              "computers",
              "course_version",
              "unit",
              "language",
              "in_timetable",
              "via",
              "revision",
              "remark");
          lessons.each(
              occasion.actor(),
              room,
              first,
              last,
              one ->
                  row(
                      sheet,
                      one.number(),
                      one.classroom(),
                      one.day().toString(),
                      one.state().name(),
                      text(one.reason()),
                      one.grade(),
                      one.classLabel(),
                      one.minutes(),
                      one.pupils(),
                      one.girls(),
                      one.boys(),
                      one.computers(),
                      one.courseVersion(),
                      one.unit(),
                      one.tongue().code(),
                      one.entry() == null ? 0 : 1,
                      one.via().name(),
                      one.revision(),
                      one.remark()));
        });
  }

  /** Each room in each week: what was expected, and what became of it. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR})
  @MayBeOld
  @GetMapping("/lessons/weeks.csv")
  ResponseEntity<StreamingResponseBody> weeks(
      @RequestParam(required = false) @Nullable LocalDate since, Occasion occasion) {
    var first = since == null ? from(occasion) : since;
    if (first.isBefore(occasion.today().minusYears(5)))
      throw new Refusal("lessons.refusal.long-ago", first, 60);
    return csv(
        "lesson-weeks.csv",
        sheet -> {
          row(
              sheet,
              "classroom",
              "school",
              "room",
              "week",
              "expected",
              "held",
              "cancelled",
              "silent",
              "extra",
              "minutes",
              "pupil_minutes");
          reports.eachWeek(
              occasion.actor(),
              first,
              occasion.today(),
              one ->
                  row(
                      sheet,
                      one.classroom(),
                      one.schoolName(),
                      one.room(),
                      one.week().toString(),
                      one.expected(),
                      one.held(),
                      one.cancelled(),
                      one.silent(),
                      one.extra(),
                      one.minutes(),
                      one.pupilMinutes()));
        });
  }

  private interface Rows {
    void write(Spreadsheet sheet);
  }

  private static ResponseEntity<StreamingResponseBody> csv(String name, Rows rows) {
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(stream -> {
          try (var sheet = Spreadsheet.csv(stream)) {
            rows.write(sheet);
          } catch (UncheckedIOException gone) {
            throw gone.getCause();
          }
        });
  }

  private static void row(Spreadsheet sheet, @Nullable Object... cells) {
    try {
      sheet.row(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static @Nullable String text(@Nullable Object known) {
    return known == null ? null : known.toString();
  }
}
