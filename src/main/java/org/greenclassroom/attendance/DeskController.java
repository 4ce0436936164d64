package org.greenclassroom.attendance;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.ContentPolicy;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The desk of a day: it works without a connection once it was loaded, and without scripts while
 * there is one. The list of the next desks keeps them.
 */
@Controller
class DeskController {
  private static final int MOST = 18;
  private final Days days;
  private final Desk desk;

  DeskController(Days days, Desk desk) {
    this.days = days;
    this.desk = desk;
  }

  record DesksPage(long account, List<Day> days) {}

  /**
   * A line of the list as a desk keeps it.
   *
   * @param hash of the code on their badge
   */
  record Listed(Expected who, String hash) {}

  /**
   * The desk.
   *
   * @param q what was searched for without scripts
   * @param unnamed places of teams nobody is named for
   */
  record DeskPage(
      long account,
      Day day,
      List<Place> places,
      List<Listed> list,
      int unnamed,
      Instant listedAt,
      String q) {
    public List<Listed> shown() {
      var wanted = q.strip().toLowerCase(Locale.ROOT);
      if (wanted.isEmpty()) return list;
      return list.stream()
          .filter(one ->
              (one.who.name() + " " + one.who.company()).toLowerCase(Locale.ROOT).contains(wanted))
          .toList();
    }

    public long here() {
      return list.stream().filter(one -> one.who.cameAt() != null).count();
    }

    public long admitted() {
      return list.stream().filter(one -> one.who.admitted()).count();
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/attendance/desks")
  String desks(Occasion occasion, Model model) {
    LocalDate today = occasion.today();
    model.addAttribute(
        "page",
        new DesksPage(
            occasion.actor().account(),
            days.near(occasion.actor(), today.minusDays(2), today.plusDays(60), MOST)));
    return "attendance/desks";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/attendance/{activity:\\d+}/desk")
  String desk(
      @PathVariable long activity,
      @RequestParam(defaultValue = "") String q,
      Occasion occasion,
      HttpServletResponse response,
      Model model) {
    ContentPolicy.withDecoder(response);
    var day = days.day(activity);
    if (!day.takesPlace()) throw new Refusal("attendance.refusal.not-on", day.title());
    model.addAttribute(
        "page",
        new DeskPage(
            occasion.actor().account(),
            day,
            days.places(activity),
            days.listed(activity),
            days.unnamed(activity),
            occasion.now(),
            q));
    return "attendance/desk";
  }

  /**
   * From a form, without scripts: a code, or a button beside a name ({@code IN:17}, {@code
   * OUT:17}).
   */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/attendance/{activity:\\d+}/desk")
  String take(
      @PathVariable long activity,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "IN") Entry.Kind mode,
      @RequestParam(defaultValue = "") String one,
      @RequestParam(defaultValue = "") String word,
      Occasion occasion,
      RedirectAttributes redirect) {
    var day = days.day(activity);
    var kind = mode;
    Long signup = null;
    if (!one.isBlank()) {
      var told = one.split(":", 2);
      kind = told[0].equals("OUT") ? Entry.Kind.OUT : Entry.Kind.IN;
      signup = number(told.length == 2 ? told[1] : "");
    } else if (kind == Entry.Kind.STRUCK)
      throw new Refusal("frame.refusal.unreadable", "mode", mode.name());
    var entry =
        new Entry(
            occasion.keyFor("entry"),
            kind,
            signup == null ? Via.QR : Via.NAME,
            word,
            null,
            null,
            occasion.now());
    desk.take(occasion, day.key(), signup == null ? code : null, signup, entry);
    Said.that(redirect, kind == Entry.Kind.IN ? "attendance.said.in" : "attendance.said.out");
    return "redirect:/attendance/" + activity + "/desk";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/attendance/{activity:\\d+}/walk-ins")
  String walkIn(
      @PathVariable long activity,
      @RequestParam long slot,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "en") String speaks,
      @RequestParam(name = "at_least", required = false) @Nullable Integer atLeast,
      @RequestParam(defaultValue = "false") boolean agreed,
      @RequestParam(defaultValue = "") String word,
      Occasion occasion,
      RedirectAttributes redirect) {
    var day = days.day(activity);
    desk.walkIn(
        occasion,
        day.key(),
        new WalkIn(slot, name, email, speaks, atLeast, agreed),
        new Entry(
            occasion.keyFor("entry"),
            Entry.Kind.IN,
            Via.WALK_IN,
            word,
            null,
            null,
            occasion.now()));
    Said.that(redirect, "attendance.said.walked-in", name.strip());
    return "redirect:/attendance/" + activity + "/desk";
  }

  private static @Nullable Long number(String typed) {
    try {
      return Long.valueOf(typed);
    } catch (NumberFormatException other) {
      throw Refusal.notFound(typed);
    }
  }
}
