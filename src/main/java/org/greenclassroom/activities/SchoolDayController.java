package org.greenclassroom.activities;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Floods;
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

/** A school's own pages: the days it was asked about, its yes or no; the same behind a link. */
@Controller
class SchoolDayController {
  private static final int PAGE = 30;
  private static final int MOST_AN_HOUR = 30;
  private static final String LINK = "/day/{secret:[0-9a-z]{32}}";

  private final Activities activities;
  private final Lives lives;
  private final Agenda agenda;
  private final Sheets sheets;
  private final Chosen chosen;
  private final Floods floods;

  SchoolDayController(
      Activities activities,
      Lives lives,
      Agenda agenda,
      Sheets sheets,
      Chosen chosen,
      Floods floods) {
    this.activities = activities;
    this.lives = lives;
    this.agenda = agenda;
    this.sheets = sheets;
    this.chosen = chosen;
    this.floods = floods;
  }

  record ListPage(Slice<ListTable.Row> rows) {}

  /**
   * @param path under which it is answered
   * @param named whether the answer needs a name: nobody is signed in
   */
  record AskedPage(
      Activity activity,
      @Nullable String company,
      @Nullable String school,
      List<Slot> slots,
      List<SheetTable.Line> lines,
      String path,
      boolean named) {
    public boolean asked() {
      return activity.state() == Activity.State.ASKED;
    }

    public String at(SheetTable.Line line) {
      return java.time.LocalTime.ofInstant(
              activity.startsAt().plusSeconds(line.minute() * 60L), activity.zoneId())
          .toString();
    }
  }

  @Allow(Role.SCHOOL)
  @GetMapping("/school/days")
  String list(@RequestParam(defaultValue = "") String after, Occasion occasion, Model model) {
    model.addAttribute("page", new ListPage(agenda.ofSchool(occasion, after, PAGE)));
    return "activities/school-days";
  }

  @Allow(Role.SCHOOL)
  @GetMapping("/school/days/{activity:\\d+}")
  String day(@PathVariable("activity") long number, Occasion occasion, Model model) {
    var activity = activities.activity(number, occasion.actor());
    model.addAttribute("page", page(activity, "/school/days/" + number, false));
    return "activities/asked";
  }

  private AskedPage page(Activity activity, String path, boolean named) {
    return new AskedPage(
        activity,
        activity.partner() == null ? null : chosen.nameOf(activity.partner()),
        activity.school() == null ? null : chosen.nameOf(activity.school()),
        activities.slots(activity.activity()),
        sheets.lines(activity.activity()),
        path,
        named);
  }

  @Allow(Role.SCHOOL)
  @PostMapping("/school/days/{activity:\\d+}/approval")
  String approve(
      @PathVariable long activity,
      @RequestParam(required = false) @Nullable Instant asked,
      Occasion occasion,
      RedirectAttributes redirect) {
    lives.approve(occasion, activity, asked);
    Said.that(redirect, "activities.said.approved");
    return "redirect:/school/days/" + activity;
  }

  @Allow(Role.SCHOOL)
  @PostMapping("/school/days/{activity:\\d+}/refusal")
  String decline(
      @PathVariable long activity,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    lives.decline(occasion, activity, reason);
    Said.that(redirect, "activities.said.declined");
    return "redirect:/school/days";
  }

  @AllowKeyHolder
  @GetMapping(LINK)
  String behind(
      @PathVariable String secret, HttpServletResponse response, Occasion occasion, Model model) {
    close(response);
    var activity = activities.activity(lives.behind(secret, occasion.now()));
    if (activity.removed()) throw org.greenclassroom.kernel.Refusal.notFound("link");
    model.addAttribute("page", page(activity, "/day/" + secret, true));
    return "activities/asked";
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/approval")
  String approveByLink(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    floods.count("activities/answer", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    lives.approveByLink(occasion, secret, name);
    Said.that(redirect, "activities.said.approved");
    return "redirect:/day/" + secret;
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/refusal")
  String declineByLink(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    floods.count("activities/answer", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    lives.declineByLink(occasion, secret, reason);
    Said.that(redirect, "activities.said.declined");
    return "redirect:/days"; // the link is over
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
