package org.greenclassroom.usage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.MayBeOld;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Spreadsheet;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: how much each room is used, and how much of that nobody knows. */
@Controller
class UsageController {
  private static final int PAGE = 50;
  private static final int CSV_PAGE = 500;
  private final Overview overview;
  private final Usage usage;
  private final Drawing drawing;
  private final Partners partners;

  UsageController(Overview overview, Usage usage, Drawing drawing, Partners partners) {
    this.overview = overview;
    this.usage = usage;
    this.drawing = drawing;
    this.partners = partners;
  }

  record ListPage(
      Slice<OverviewTable.Row> rows,
      OverviewTable.Totals totals,
      UsageFilter filter,
      Period period,
      SchoolKind[] kinds,
      Silence[] silences,
      boolean uploads) {}

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/usage")
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(defaultValue = "") String division,
      @RequestParam(required = false) @Nullable Silence silence,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion,
      Model model) {
    var filter = new UsageFilter(q, kind, division, silence);
    model.addAttribute(
        "page",
        new ListPage(
            overview.page(occasion, filter, after, PAGE),
            overview.totals(occasion, filter),
            filter,
            Period.before(occasion.today()),
            SchoolKind.values(),
            Silence.values(),
            occasion.actor().is(Role.OFFICER, Role.SCHOOL)));
    return "usage/list";
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @MayBeOld
  @GetMapping("/usage.csv")
  void csv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(defaultValue = "") String division,
      @RequestParam(required = false) @Nullable Silence silence,
      Occasion occasion,
      HttpServletResponse response)
      throws IOException {
    var filter = new UsageFilter(q, kind, division, silence);
    try (var sheet = Spreadsheet.csv(file(response, "usage.csv"))) {
      sheet.row(
          "classroom",
          "school",
          "room",
          "last_sign",
          "silence",
          "computers",
          "computers_reporting",
          "computers_used",
          "minutes_on",
          "minutes_active",
          "hours_per_computer_and_week",
          "hours_per_reporting_computer_and_week",
          "median_hours_per_computer_and_week",
          "teachers_minutes");
      var after = "";
      while (true) {
        var page = overview.page(occasion, filter, after, CSV_PAGE);
        for (var row : page.rows()) {
          var sum = row.sum();
          sheet.row(
              row.classroom(),
              row.schoolName(),
              row.name(),
              row.lastDay(),
              row.silence(),
              sum.computers(),
              sum.reported(),
              sum.used(),
              sum.seen() == 0 ? null : sum.on(),
              sum.judged() == 0 ? null : sum.active(),
              sum.hoursPerComputer(),
              sum.hoursPerReporting(),
              sum.medianHours(),
              row.manualMinutes());
        }
        var next = page.next();
        if (next == null) break;
        after = next;
      }
    }
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/usage/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var seen = overview.room(occasion, classroom);
    var school = partners.partner(seen.room().school()).name();
    var lines = RoomPage.lines(seen, Overview.first(occasion.today()), occasion.today());
    model.addAttribute(
        "page",
        new RoomPage(
            seen,
            school,
            drawing.weeks(school, seen.room().name(), lines),
            lines.reversed(),
            occasion.actor().is(Role.OFFICER, Role.SCHOOL),
            occasion.actor().seesAll()));
    return "usage/room";
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @MayBeOld
  @GetMapping("/usage/{classroom:\\d+}/weeks.csv")
  void weeks(@PathVariable long classroom, Occasion occasion, HttpServletResponse response)
      throws IOException {
    var seen = overview.room(occasion, classroom);
    try (var sheet = Spreadsheet.csv(file(response, "usage-" + classroom + ".csv"))) {
      sheet.row(
          "week",
          "says",
          "minutes_on",
          "minutes_active",
          "computers_reporting",
          "computers_used",
          "computer_days",
          "sources",
          "teachers_minutes",
          "teachers_computers");
      for (var line : RoomPage.lines(seen, Overview.first(occasion.today()), occasion.today())) {
        var told = line.told();
        var manual = line.manual();
        var minutes = told != null && told.devices() > 0;
        sheet.row(
            line.week(),
            line.say(),
            minutes && told != null ? told.on() : null,
            minutes && told != null && told.judged() > 0 ? told.active() : null,
            told == null ? 0 : told.devices(),
            told == null ? 0 : told.used(),
            told == null ? 0 : told.deviceDays(),
            String.join(" ", line.sources().stream().map(Source::name).toList()),
            manual == null ? null : manual.minutes(),
            manual == null ? null : manual.computers());
      }
    }
  }

  /** A teacher's, or an officer's on the telephone: hours of a week. */
  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/usage/{classroom:\\d+}/hours")
  String hours(
      @PathVariable long classroom,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam BigDecimal hours,
      @RequestParam int computers,
      Occasion occasion,
      RedirectAttributes redirect) {
    usage.manual(occasion, classroom, day, hours, computers);
    Said.that(redirect, "usage.said.hours", Usage.weekOf(day), hours);
    return "redirect:/usage/" + classroom;
  }

  private static OutputStream file(HttpServletResponse response, String name) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getOutputStream();
  }
}
