package org.greenclassroom.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the calendars, and one year of one. */
@Controller
class CalendarController {
  private static final int PAGE = 50;

  private final Almanac almanac;
  private final Shown shown;

  CalendarController(Almanac almanac, Shown shown) {
    this.almanac = almanac;
    this.shown = shown;
  }

  record ListPage(
      Slice<Owner> calendars, String q, int next, boolean awaits, long mainland, boolean mayEdit) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/calendar")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") long after,
      Occasion occasion,
      Model model) {
    int next = occasion.today().getYear() + 1;
    model.addAttribute(
        "page",
        new ListPage(
            almanac.page(q, after, PAGE),
            q,
            next,
            occasion.today().getMonthValue() > 10 && almanac.awaits(next),
            almanac.mainland(),
            occasion.actor().is(Role.OFFICER)));
    return "calendar/calendars";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/calendar/{calendar:\\d+}")
  String year(
      @PathVariable long calendar,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      Model model) {
    int wanted = readable(year == null ? occasion.today().getYear() : year);
    var owner = almanac.owner(calendar);
    var above = almanac.above(calendar);
    model.addAttribute(
        "page",
        new YearPage(
            owner,
            above,
            wanted,
            YearPage.months(almanac.days(calendar, wanted), wanted),
            almanac.spans(calendar, wanted),
            above.stream()
                .map(one -> new YearPage.Inherited(one, almanac.spans(one.calendar(), wanted)))
                .toList(),
            almanac.changes(calendar),
            Almanac.said(almanac.hours(owner.territory())),
            almanac.year(calendar, wanted).expected(),
            occasion.actor().is(Role.OFFICER),
            SpanKind.values(),
            DayKind.values(),
            occasion.today()));
    return "calendar/year";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @MayBeOld
  @GetMapping("/calendar/{calendar:\\d+}/days.csv")
  void csv(
      @PathVariable long calendar,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    int wanted = readable(year == null ? occasion.today().getYear() : year);
    almanac.owner(calendar);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"days-" + wanted + ".csv\"");
    try (var sheet = Spreadsheet.csv(response.getOutputStream())) {
      sheet.row("day", "kind", "word", "teaching", "working", "expected");
      for (var day : almanac.days(calendar, wanted))
        sheet.row(
            day.day().toString(),
            day.kind().name(),
            shown.word(day.kind()),
            day.teaching() ? 1 : 0,
            day.working() ? 1 : 0,
            day.expected() ? 1 : 0);
    }
  }

  @Allow(Role.OFFICER)
  @PostMapping("/calendar")
  String begin(
      @RequestParam(defaultValue = "") String territory,
      @RequestParam(defaultValue = "") String division,
      @RequestParam(defaultValue = "") String name,
      Occasion occasion,
      RedirectAttributes redirect) {
    long calendar = almanac.beginDivision(occasion, territory, division, name);
    Said.that(redirect, "calendar.said.begun", name.strip());
    return "redirect:/calendar/" + calendar;
  }

  /** From a school's page: the calendar of that school alone. */
  @Allow(Role.OFFICER)
  @PostMapping("/calendar/schools/{school:\\d+}")
  String beginSchool(@PathVariable long school, Occasion occasion, RedirectAttributes redirect) {
    long calendar = almanac.beginSchool(occasion, school);
    Said.that(redirect, "calendar.said.begun", almanac.owner(calendar).name());
    return "redirect:/calendar/" + calendar;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/calendar/{calendar:\\d+}/spans")
  String add(
      @PathVariable long calendar,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate last,
      @RequestParam SpanKind kind,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String source,
      Occasion occasion,
      RedirectAttributes redirect) {
    var until = last == null ? first : last;
    almanac.add(occasion, calendar, first, until, kind, note, source);
    Said.that(redirect, "calendar.said.added", kind, first, until);
    return "redirect:/calendar/" + calendar + "?year=" + first.getYear();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/calendar/{calendar:\\d+}/spans/{span:\\d+}/removal")
  String remove(
      @PathVariable long calendar,
      @PathVariable long span,
      @RequestParam(required = false) @Nullable Integer year,
      Occasion occasion,
      RedirectAttributes redirect) {
    almanac.remove(occasion, calendar, span);
    Said.that(redirect, "calendar.said.removed");
    return "redirect:/calendar/" + calendar + (year == null ? "" : "?year=" + readable(year));
  }

  @Allow(Role.OFFICER)
  @PostMapping("/calendar/{calendar:\\d+}/imports")
  String take(
      @PathVariable long calendar,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String source,
      Occasion occasion,
      RedirectAttributes redirect) {
    almanac.owner(calendar);
    var read = DayFile.of(bytes(file));
    var done = almanac.take(occasion, calendar, read, source);
    Said.that(redirect, "calendar.said.imported", done.added(), done.known(), done.replaced());
    return "redirect:/calendar/" + calendar + "?year=" + read.getLast().last().getYear();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/calendar/{calendar:\\d+}/hours")
  String hours(
      @PathVariable long calendar,
      @RequestParam(defaultValue = "") String hours,
      Occasion occasion,
      RedirectAttributes redirect) {
    almanac.hours(occasion, calendar, hours);
    Said.that(redirect, "calendar.said.hours");
    return "redirect:/calendar/" + calendar;
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  private static int readable(int year) {
    return Math.clamp(year, Calendars.FIRST.getYear(), Calendars.FIRST.getYear() + 13);
  }
}
