package org.greenclassroom.collection;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Entrance;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The calendar: a month by days, and the feed that calendar programs read. */
@Controller
class CalendarController {
  private final Calendars calendars;
  private final Shown shown;
  private final Whereabouts here;
  private final Entrance entrance;

  CalendarController(Calendars calendars, Shown shown, Whereabouts here, Entrance entrance) {
    this.calendars = calendars;
    this.shown = shown;
    this.here = here;
    this.entrance = entrance;
  }

  /** One day. */
  record Day(LocalDate day, boolean inMonth, boolean today, List<Happening> happenings) {}

  record CalendarPage(
      YearMonth month,
      String title,
      List<String> weekdays,
      List<List<Day>> weeks,
      YearMonth before,
      YearMonth after,
      java.time.@Nullable Instant since,
      boolean maySubscribe,
      boolean fresh) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/collection/calendar")
  String calendar(
      @RequestParam(defaultValue = "") String month,
      Occasion occasion,
      HttpServletRequest request,
      Locale locale,
      Model model) {
    var chosen = YearMonth.from(occasion.today());
    try {
      if (!month.isBlank()) chosen = YearMonth.parse(month);
    } catch (DateTimeParseException other) {
      // an address somebody typed: this month is shown
    }
    var first = chosen.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var end =
        chosen.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).plusDays(1);
    var happenings = calendars.between(occasion.actor(), first, end);
    var weeks = new ArrayList<List<Day>>();
    for (var week = first; week.isBefore(end); week = week.plusWeeks(1)) {
      var days = new ArrayList<Day>();
      for (int i = 0; i < 7; i++) {
        var day = week.plusDays(i);
        days.add(
            new Day(
                day,
                YearMonth.from(day).equals(chosen),
                day.equals(occasion.today()),
                happenings.stream()
                    .filter(one ->
                        !Moments.day(one.from()).isAfter(day)
                            && !Moments.day(one.to()).isBefore(day))
                    .toList()));
      }
      weeks.add(days);
    }
    var weekdays =
        Arrays.stream(DayOfWeek.values())
            .map(one -> one.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
            .toList();
    model.addAttribute(
        "page",
        new CalendarPage(
            chosen,
            title(chosen, locale),
            weekdays,
            weeks,
            chosen.minusMonths(1),
            chosen.plusMonths(1),
            calendars.since(occasion.actor().account()).orElse(null),
            occasion.actor().is(Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.DONOR),
            entrance.isFresh(request)));
    return "collection/calendar";
  }

  private static String title(YearMonth month, Locale locale) {
    return locale.getLanguage().equals("zh")
        ? "%d年%d月".formatted(month.getYear(), month.getMonthValue())
        : month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale)
            + " "
            + month.getYear();
  }

  /** The address is told once, on the next page. */
  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.DONOR})
  @PostMapping("/collection/calendar/key")
  String make(Occasion occasion, HttpServletRequest request, RedirectAttributes redirect) {
    entrance.needsFresh(request);
    redirect.addFlashAttribute(
        "feed", here.here() + "/collection/calendar.ics?key=" + calendars.make(occasion));
    return "redirect:/collection/calendar";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER, Role.DONOR})
  @PostMapping("/collection/calendar/key/end")
  String end(Occasion occasion, RedirectAttributes redirect) {
    calendars.end(occasion, occasion.actor().account());
    Said.that(redirect, "collection.said.feed-ended");
    return "redirect:/collection/calendar";
  }

  @AllowKeyHolder
  @GetMapping("/collection/calendar.ics")
  ResponseEntity<byte[]> feed(
      @RequestParam(defaultValue = "") String key,
      @RequestHeader(name = "If-None-Match", defaultValue = "") String known,
      Occasion occasion) {
    var bytes =
        IcsFeed.of(
            word("collection.calendar.name"),
            here.here(),
            List.of(
                word("collection.pickup"),
                word("collection.drive"),
                word("collection.delivery"),
                word("collection.visit"),
                word("collection.tour")),
            calendars.feed(key, occasion.now()));
    var tag = "\"" + Files.sha256(bytes).substring(0, 32) + "\"";
    var answer = known.contains(tag) ? ResponseEntity.status(304) : ResponseEntity.status(200);
    answer.header("ETag", tag).header("Cache-Control", "private, no-cache");
    return known.contains(tag)
        ? answer.build()
        : answer.header("Content-Type", "text/calendar;charset=UTF-8").body(bytes);
  }

  private String word(String key) {
    return shown.sentence(new Said(key, List.of()));
  }
}
