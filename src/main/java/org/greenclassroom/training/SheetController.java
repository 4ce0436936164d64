package org.greenclassroom.training;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What teachers fill in themselves, behind a link and without an account: the sheet of a sitting,
 * the survey of needs, whether it is used. Nothing that was said before is shown.
 */
@Controller
class SheetController {
  private static final int MOST_AN_HOUR = 120; // a whole staff room has one address
  private static final String SECRET = "/{secret:[0-9a-z]{32}}";

  private final Sessions sessions;
  private final Needs needs;
  private final Followups followups;
  private final Standings standings;
  private final Partners partners;
  private final Floods floods;

  SheetController(
      Sessions sessions,
      Needs needs,
      Followups followups,
      Standings standings,
      Partners partners,
      Floods floods) {
    this.sessions = sessions;
    this.needs = needs;
    this.followups = followups;
    this.standings = standings;
    this.partners = partners;
    this.floods = floods;
  }

  record SheetPage(
      Session session,
      UUID uid,
      Phase phase,
      boolean open,
      Aspect[] aspects,
      List<Opinion> opinions) {}

  record NeedPage(
      String school,
      String action,
      UUID uid,
      Aspect[] aspects,
      Wish[] wishes,
      Obstacle[] obstacles) {}

  record AskedPage(Followup followup, Used[] answers) {}

  record ThanksPage(boolean again) {}

  @AllowEveryone
  @GetMapping("/training/sheets" + SECRET)
  String sheet(
      @PathVariable String secret,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Model model) {
    var known = sessions.behind(secret);
    csrf.getToken(); // before the page is too long for a session to begin
    close(response);
    model.addAttribute(
        "page",
        new SheetPage(
            known,
            UUID.randomUUID(),
            known.phase(),
            known.state() != SessionState.CANCELLED && !known.closed(occasion.now()),
            Aspect.values(),
            known.phase() == Phase.AFTER ? List.of(Opinion.values()) : List.of()));
    return "training/sheet";
  }

  @AllowEveryone
  @PostMapping("/training/sheets" + SECRET)
  String answer(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String uid,
      @RequestParam(defaultValue = "BEFORE") Phase phase,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    sessions.behind(secret);
    close(response);
    floods.count("training/sheets", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    boolean fresh =
        sessions.answer(
            occasion,
            secret,
            uid(uid),
            phase,
            Scores.of(typed, "aspect", Aspect.values()),
            phase == Phase.AFTER ? Scores.of(typed, "opinion", Opinion.values()) : List.of());
    model.addAttribute("page", new ThanksPage(!fresh));
    return "training/thanks";
  }

  private static UUID uid(String typed) {
    if (!typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
      throw new Refusal("training.refusal.form");
    return UUID.fromString(typed);
  }

  // ---- needs ----

  @AllowEveryone
  @GetMapping("/training/needs" + SECRET)
  String need(
      @PathVariable String secret,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Model model) {
    csrf.getToken();
    close(response);
    return form(needs.behind(secret, occasion.now()), "/training/needs/" + secret, model);
  }

  @AllowEveryone
  @PostMapping("/training/needs" + SECRET)
  String say(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String uid,
      @RequestParam(required = false) @Nullable Set<Wish> wish,
      @RequestParam(required = false) @Nullable Set<Obstacle> obstacle,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Locale locale,
      Model model) {
    long school = needs.behind(secret, occasion.now());
    close(response);
    floods.count("training/needs", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    boolean fresh =
        needs.answer(occasion, school, read(school, uid, wish, obstacle, typed, locale), true);
    model.addAttribute("page", new ThanksPage(!fresh));
    return "training/thanks";
  }

  /** The office writes down what came on paper or by telephone. */
  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/training/schools/{school:\\d{1,18}}/needs")
  String office(@PathVariable long school, Occasion occasion, Model model) {
    standings.school(school, occasion.actor());
    return form(school, "/training/schools/" + school + "/needs", model);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/training/schools/{school:\\d{1,18}}/needs")
  String write(
      @PathVariable long school,
      @RequestParam(defaultValue = "") String uid,
      @RequestParam(required = false) @Nullable Set<Wish> wish,
      @RequestParam(required = false) @Nullable Set<Obstacle> obstacle,
      @RequestParam Map<String, String> typed,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    standings.school(school, occasion.actor());
    needs.answer(occasion, school, read(school, uid, wish, obstacle, typed, locale), false);
    Said.that(redirect, "training.said.need");
    return "redirect:/training/schools/" + school;
  }

  private String form(long school, String action, Model model) {
    model.addAttribute(
        "page",
        new NeedPage(
            partners.partner(school).name(),
            action,
            UUID.randomUUID(),
            Aspect.values(),
            Wish.values(),
            Obstacle.values()));
    return "training/need";
  }

  /** A name is kept only where it is agreed to. */
  private static Needs.Answer read(
      long school,
      String uid,
      @Nullable Set<Wish> wishes,
      @Nullable Set<Obstacle> obstacles,
      Map<String, String> typed,
      Locale locale) {
    var name = typed.getOrDefault("name", "").strip();
    boolean agreed = "true".equals(typed.get("agreed"));
    if (!agreed && !(name + typed.getOrDefault("email", "")).isBlank())
      throw new Refusal("training.refusal.name-not-agreed");
    if (agreed && name.isEmpty()) throw new Refusal("training.refusal.name");
    var language = locale.getLanguage();
    return new Needs.Answer(
        uid(uid),
        Scores.of(typed, "aspect", Aspect.values()),
        wishes == null ? EnumSet.noneOf(Wish.class) : wishes,
        obstacles == null ? EnumSet.noneOf(Obstacle.class) : obstacles,
        agreed
            ? new Teachers.Known(
                school,
                name,
                typed.getOrDefault("email", ""),
                null,
                language.matches("zh|fr") ? language : "en",
                Duty.TEACHER,
                null,
                null,
                true)
            : null);
  }

  // ---- is it used? ----

  @AllowEveryone
  @GetMapping("/training/followups" + SECRET)
  String asked(@PathVariable String secret, HttpServletResponse response, Model model) {
    close(response);
    model.addAttribute("page", new AskedPage(followups.behind(secret), Used.values()));
    return "training/asked";
  }

  @AllowEveryone
  @PostMapping("/training/followups" + SECRET)
  String told(
      @PathVariable String secret,
      @RequestParam Used used,
      @RequestParam(defaultValue = "false") boolean help,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    var known = followups.behind(secret);
    close(response);
    floods.count("training/followups", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    followups.answer(occasion, known.followup(), Via.LINK, used, help);
    model.addAttribute("page", new ThanksPage(false));
    return "training/thanks";
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
