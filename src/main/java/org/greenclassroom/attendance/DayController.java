package org.greenclassroom.attendance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Days, who came to each, and what is written down of their hours. */
@Controller
class DayController {
  private static final int PAGE = 50;
  private static final int BOOK = 100;

  private final Days days;
  private final Attendance attendance;
  private final Desk desk;
  private final Badges badges;

  DayController(Days days, Attendance attendance, Desk desk, Badges badges) {
    this.days = days;
    this.attendance = attendance;
    this.desk = desk;
    this.badges = badges;
  }

  record ListPage(Slice<DayTable.Line> days, boolean writes, long waiting) {}

  record DayPage(
      Day day,
      List<Attendance.Attended> people,
      EntryTable.Counts counts,
      Slice<EntryTable.Told> told,
      boolean further,
      int unnamed,
      boolean writes,
      boolean officer) {
    /** Of whom hours can be written here. */
    public long open() {
      return people.stream().filter(one -> one.given() == null).count();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance")
  String list(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new ListPage(
            days.page(actor, after, occasion.today().plusDays(60), PAGE),
            actor.is(Role.OFFICER, Role.ENGINEER),
            attendance.waiting(new HoursFilter(null, null, null, ""), actor.account()).others()));
    return "attendance/days";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance/{activity:\\d+}")
  String day(
      @PathVariable long activity,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new DayPage(
            days.day(activity),
            attendance.attended(activity),
            desk.counts(activity),
            desk.told(activity, after, BOOK),
            after != Long.MAX_VALUE,
            days.unnamed(activity),
            actor.is(Role.OFFICER, Role.ENGINEER),
            actor.is(Role.OFFICER)));
    return "attendance/day";
  }

  /**
   * Fields {@code minutes.<slot>.<volunteer>}; what is left empty is not written, and stays for
   * another time.
   */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/attendance/{activity:\\d+}/hours")
  String log(
      @PathVariable long activity,
      @RequestParam Map<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    days.day(activity);
    var minutes = new LinkedHashMap<Attendance.At, Integer>();
    for (var one : posted.entrySet()) {
      if (!one.getKey().matches("minutes\\.\\d{1,18}\\.\\d{1,18}") || one.getValue().isBlank())
        continue;
      var parts = one.getKey().split("\\.");
      minutes.put(
          new Attendance.At(Long.parseLong(parts[1]), Long.parseLong(parts[2])),
          whole(one.getValue()));
    }
    if (minutes.isEmpty()) throw new Refusal("attendance.refusal.no-minutes");
    Said.that(redirect, "attendance.said.logged", attendance.log(occasion, activity, minutes));
    return "redirect:/attendance/" + activity;
  }

  private static int whole(String typed) {
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException other) {
      throw new Refusal("frame.refusal.unreadable", "minutes", typed);
    }
  }

  /** What was said of a person at the desk was wrong: they were not here. */
  @Allow(Role.OFFICER)
  @PostMapping("/attendance/{activity:\\d+}/strikes")
  String strike(
      @PathVariable long activity,
      @RequestParam long slot,
      @RequestParam long volunteer,
      @RequestParam(defaultValue = "") String word,
      Occasion occasion,
      RedirectAttributes redirect) {
    desk.strike(occasion, activity, slot, volunteer, word);
    Said.that(redirect, "attendance.said.struck");
    return "redirect:/attendance/" + activity;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/attendance/{activity:\\d+}/badges-{tongue}.pdf")
  ResponseEntity<byte[]> badges(@PathVariable long activity, @PathVariable String tongue) {
    var locale =
        Words.LANGUAGES.stream()
            .filter(each -> each.getLanguage().equals(tongue))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound(tongue));
    return pdf(badges.sheet(activity, locale), "badges-" + activity + "-" + tongue + ".pdf");
  }

  static ResponseEntity<byte[]> pdf(byte[] bytes, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name).build().toString())
        .body(bytes);
  }

  static Locale spoken(String tongue) {
    return Words.language(tongue, Locale.ENGLISH);
  }
}
