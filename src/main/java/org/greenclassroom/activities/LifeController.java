package org.greenclassroom.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an officer does with a day. */
@Controller
@RequestMapping("/activities/{activity:\\d+}")
class LifeController {
  private final Activities activities;
  private final Lives lives;
  private final Origin origin;

  LifeController(Activities activities, Lives lives, Origin origin) {
    this.activities = activities;
    this.lives = lives;
    this.origin = origin;
  }

  /** The link is told once, on the next page: not every school reads e-mail. */
  @Allow(Role.OFFICER)
  @PostMapping("/asking")
  String ask(@PathVariable long activity, Occasion occasion, RedirectAttributes redirect) {
    var secret = lives.ask(occasion, activity);
    redirect.addFlashAttribute("link", origin.here() + "/day/" + secret);
    Said.that(redirect, "activities.said.asked");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/publication")
  String publish(@PathVariable long activity, Occasion occasion, RedirectAttributes redirect) {
    lives.publish(occasion, activity);
    Said.that(redirect, "activities.said.published");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/moves")
  String move(
      @PathVariable long activity,
      @RequestParam LocalDate day,
      @RequestParam LocalTime from,
      @RequestParam LocalTime to,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    var zone = activities.activity(activity).zone();
    lives.move(
        occasion,
        activity,
        ActivityForm.moment(day, from, zone),
        ActivityForm.end(day, from, to, zone),
        reason);
    Said.that(redirect, "activities.said.moved");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/postponement")
  String postpone(
      @PathVariable long activity,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    lives.postpone(occasion, activity, reason);
    Said.that(redirect, "activities.said.postponed");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/cancellation")
  String cancel(
      @PathVariable long activity,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    lives.cancel(occasion, activity, reason);
    Said.that(redirect, "activities.said.cancelled");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/holding")
  String held(@PathVariable long activity, Occasion occasion, RedirectAttributes redirect) {
    activities.held(occasion, activity);
    Said.that(redirect, "activities.said.held");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/removal")
  String remove(
      @PathVariable long activity,
      @RequestParam(defaultValue = "false") boolean sure,
      Occasion occasion,
      RedirectAttributes redirect) {
    lives.remove(occasion, activity, sure);
    Said.that(redirect, "activities.said.removed");
    return back(activity);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/restoration")
  String restore(@PathVariable long activity, Occasion occasion, RedirectAttributes redirect) {
    lives.restore(occasion, activity);
    Said.that(redirect, "activities.said.restored");
    return back(activity);
  }

  private static String back(long activity) {
    return "redirect:/activities/" + activity;
  }
}
