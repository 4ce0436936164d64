package org.greenclassroom.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The JSON of what the pages show. */
@RestController
class OverviewApi {
  private static final int PAGE = 100;
  private final Overview overview;
  private final Usage usage;

  OverviewApi(Overview overview, Usage usage) {
    this.overview = overview;
    this.usage = usage;
  }

  /**
   * A room's last four whole weeks.
   *
   * @param computers that stand in class
   * @param computersReporting that told minutes within 28 days
   * @param minutesActive null: no computer told whether somebody used it
   * @param teachersMinutes what a teacher wrote down; null: nothing
   */
  record RoomTold(
      long classroom,
      long school,
      String schoolName,
      String name,
      @Nullable LocalDate lastSign,
      Silence silence,
      long computers,
      long computersReporting,
      long computersUsed,
      @Nullable Long minutesOn,
      @Nullable Long minutesActive,
      @Nullable BigDecimal hoursPerComputerAndWeek,
      @Nullable BigDecimal hoursPerReportingComputerAndWeek,
      @Nullable BigDecimal medianHoursPerComputerAndWeek,
      @Nullable Integer teachersMinutes) {}

  /**
   * A week of a room.
   *
   * @param says USED, ON (use not known), ZERO_USE, NO_MINUTES or NO_SIGNAL
   */
  record WeekTold(
      LocalDate week,
      RoomPage.Say says,
      @Nullable Long minutesOn,
      @Nullable Long minutesActive,
      int computersReporting,
      int computersUsed,
      List<Source> sources,
      @Nullable Integer teachersMinutes,
      @Nullable Integer teachersComputers) {}

  @Exact
  record HoursWanted(
      @Nullable LocalDate day, @Nullable BigDecimal hours, @Nullable Integer computers) {}

  record HoursTold(long classroom, LocalDate week) {}

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/api/v1/usage/rooms")
  Slice<RoomTold> rooms(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(defaultValue = "") String division,
      @RequestParam(required = false) @Nullable Silence silence,
      @RequestParam(defaultValue = "") String after,
      Occasion occasion) {
    var page = overview.page(occasion, new UsageFilter(q, kind, division, silence), after, PAGE);
    return new Slice<>(page.rows().stream().map(OverviewApi::told).toList(), page.next());
  }

  @Allow({
    Role.OFFICER,
    Role.ENGINEER,
    Role.TECHNICIAN,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/api/v1/usage/rooms/{classroom}/weeks")
  List<WeekTold> weeks(@PathVariable long classroom, Occasion occasion) {
    var seen = overview.room(occasion, classroom);
    return RoomPage.lines(seen, Overview.first(occasion.today()), occasion.today()).stream()
        .map(OverviewApi::told)
        .toList();
  }

  /** Hours of a week as a teacher wrote them down. */
  @Once
  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping("/api/v1/usage/rooms/{classroom}/hours")
  @ResponseStatus(HttpStatus.CREATED)
  HoursTold hours(
      @PathVariable long classroom, @RequestBody HoursWanted wanted, Occasion occasion) {
    var day = said(wanted.day(), "day");
    usage.manual(
        occasion,
        classroom,
        day,
        said(wanted.hours(), "hours"),
        said(wanted.computers(), "computers"));
    return new HoursTold(classroom, Usage.weekOf(day));
  }

  private static RoomTold told(OverviewTable.Row row) {
    var sum = row.sum();
    return new RoomTold(
        row.classroom(),
        row.school(),
        row.schoolName(),
        row.name(),
        row.lastDay(),
        row.silence(),
        sum.computers(),
        sum.reported(),
        sum.used(),
        sum.reported() == 0 ? null : (Long) sum.on(),
        sum.judged() == 0 ? null : (Long) sum.active(),
        sum.hoursPerComputer(),
        sum.hoursPerReporting(),
        sum.medianHours(),
        row.manualMinutes());
  }

  private static WeekTold told(RoomPage.Line line) {
    var told = line.told();
    var manual = line.manual();
    var minutes = told != null && told.devices() > 0;
    return new WeekTold(
        line.week(),
        line.say(),
        minutes && told != null ? (Long) told.on() : null,
        minutes && told != null && told.judged() > 0 ? (Long) told.active() : null,
        told == null ? 0 : told.devices(),
        told == null ? 0 : told.used(),
        line.sources(),
        manual == null ? null : (Integer) manual.minutes(),
        manual == null ? null : (Integer) manual.computers());
  }

  private static <T> T said(@Nullable T value, String name) {
    if (value == null) throw new Refusal("frame.refusal.missing", name);
    return value;
  }
}
