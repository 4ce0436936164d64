package org.greenclassroom.attendance;

import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Hours as a list: confirmed or refused, one or all that are shown. */
@Controller
class HoursController {
  private static final int PAGE = 50;
  private final Attendance attendance;

  HoursController(Attendance attendance) {
    this.attendance = attendance;
  }

  record HoursPage(
      Slice<Given> hours,
      HoursFilter filter,
      HoursTable.Waiting waiting,
      boolean officer,
      long account) {
    public List<HoursState> states() {
      return List.of(HoursState.values());
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance/hours")
  String list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable Long activity,
      @RequestParam(required = false) @Nullable Long partner,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var filter = HoursFilter.of(state, activity, partner, q);
    var actor = occasion.actor();
    model.addAttribute(
        "page",
        new HoursPage(
            attendance.page(filter, after, PAGE),
            filter,
            attendance.waiting(filter, actor.account()),
            actor.is(Role.OFFICER),
            actor.account()));
    return "attendance/hours";
  }

  /**
   * All of the list that waits.
   *
   * @param count how many were shown
   * @param last the highest number among them
   */
  @Allow(Role.OFFICER)
  @PostMapping("/attendance/hours/confirmations")
  String confirmAll(
      @RequestParam(required = false) @Nullable Long activity,
      @RequestParam(required = false) @Nullable Long partner,
      @RequestParam(defaultValue = "") String q,
      @RequestParam int count,
      @RequestParam long last,
      Occasion occasion,
      RedirectAttributes redirect) {
    int confirmed =
        attendance.confirmAll(occasion, new HoursFilter(null, activity, partner, q), count, last);
    Said.that(redirect, "attendance.said.confirmed", confirmed);
    var back = UriComponentsBuilder.fromPath("/attendance/hours").queryParam("state", "CONFIRMED");
    if (activity != null) back.queryParam("activity", activity);
    if (partner != null) back.queryParam("partner", partner);
    return "redirect:" + back.build().toUriString();
  }

  @Allow(Role.OFFICER)
  @PostMapping("/attendance/hours/{hours:\\d+}/confirmation")
  String confirm(@PathVariable long hours, Occasion occasion, RedirectAttributes redirect) {
    attendance.decide(occasion, hours, true, "");
    Said.that(redirect, "attendance.said.confirmed", 1);
    return "redirect:/attendance/hours/" + hours;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/attendance/hours/{hours:\\d+}/refusal")
  String refuse(
      @PathVariable long hours,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    attendance.decide(occasion, hours, false, reason);
    Said.that(redirect, "attendance.said.refused");
    return "redirect:/attendance/hours/" + hours;
  }

  record GivenPage(Given given, boolean officer, boolean own) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/attendance/hours/{hours:\\d+}")
  String given(@PathVariable long hours, Occasion occasion, Model model) {
    var given = attendance.given(hours);
    var actor = occasion.actor();
    model.addAttribute(
        "page", new GivenPage(given, actor.is(Role.OFFICER), given.loggedBy() == actor.account()));
    return "attendance/given";
  }
}
