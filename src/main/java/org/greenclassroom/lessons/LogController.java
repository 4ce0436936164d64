package org.greenclassroom.lessons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Guests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Logging a lesson: by the room's link without an account, by the school, by the office. */
@Controller
class LogController {
  private static final int MOST_AN_HOUR = 120;
  private static final String LINK = "/l/{secret:[0-9a-z]{32}}";
  private static final String ROOM = "/lessons/rooms/{id:\\d{1,18}}/log";

  private final Logging logging;
  private final Lessons lessons;
  private final Links links;
  private final Guests guests;
  private final Classrooms classrooms;
  private final Floods floods;

  LogController(
      Logging logging,
      Lessons lessons,
      Links links,
      Guests guests,
      Classrooms classrooms,
      Floods floods) {
    this.logging = logging;
    this.lessons = lessons;
    this.links = links;
    this.guests = guests;
    this.classrooms = classrooms;
    this.floods = floods;
  }

  /** From the queue of a page: the fields as the form would have posted them. */
  record Fields(@Nullable Map<String, List<String>> fields) {}

  /** What is answered: the lesson's number, and whether it was known. */
  record Taken(long lesson, String number, Receipt.Outcome outcome) {}

  /**
   * Whoever is not signed in becomes the guest of this link, so that the page has a queue of its
   * own; whoever is signed in stays who they are. It shows what is expected, and nothing that was
   * said.
   */
  @AllowKeyHolder
  @GetMapping(LINK)
  String link(
      @PathVariable String secret,
      @RequestParam(required = false) @Nullable String slot,
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    var pass = links.behind(secret);
    close(response);
    var actor = occasion.actor();
    if (actor.account() <= 0 && actor.account() != -pass.guest()) {
      guests.admit(request, response, pass.guest());
      return "redirect:/l/" + secret; // with the session that is theirs now
    }
    csrf.getToken(); // before the page is too long for a session to begin
    var here = "/l/" + secret;
    model.addAttribute(
        "page",
        logging.page(pass.classroom(), here, here, actor.account(), slot, null, occasion, locale));
    return "lessons/log";
  }

  @AllowKeyHolder
  @PostMapping(LINK)
  String take(
      @PathVariable String secret,
      @RequestParam MultiValueMap<String, String> posted,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      RedirectAttributes redirect) {
    var pass = links.behind(secret);
    close(response);
    floods.count("lessons/log", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    said(redirect, logging.take(pass.classroom(), posted, Via.LINK, occasion));
    return "redirect:/l/" + secret;
  }

  @Once
  @AllowKeyHolder
  @PostMapping(path = LINK, consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken queued(
      @PathVariable String secret,
      @RequestBody Fields in,
      HttpServletRequest request,
      Occasion occasion) {
    var pass = links.behind(secret);
    floods.count("lessons/log", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    return taken(logging.take(pass.classroom(), fields(in), Via.LINK, occasion));
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @GetMapping(ROOM)
  String form(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String slot,
      @RequestParam(required = false) @Nullable Long corrects,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    var actor = occasion.actor();
    classrooms.room(id, actor);
    var before = corrects == null ? null : lessons.lesson(corrects, actor);
    if (before != null && before.classroom() != id) throw Refusal.notFound("lesson");
    csrf.getToken(); // before the page is too long for a session to begin
    model.addAttribute(
        "page",
        logging.page(
            id,
            "/lessons/rooms/" + id + "/log",
            "/lessons/rooms/" + id,
            actor.account(),
            slot,
            before,
            occasion,
            locale));
    return "lessons/log";
  }

  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(ROOM)
  String take(
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> posted,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(id, occasion.actor());
    said(redirect, logging.take(id, posted, via(occasion), occasion));
    return posted.containsKey("corrects")
        ? "redirect:/lessons/rooms/" + id
        : "redirect:/lessons/rooms/" + id + "/log";
  }

  @Once
  @Allow({Role.OFFICER, Role.SCHOOL})
  @PostMapping(path = ROOM, consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken queued(@PathVariable long id, @RequestBody Fields in, Occasion occasion) {
    classrooms.room(id, occasion.actor());
    return taken(logging.take(id, fields(in), via(occasion), occasion));
  }

  static Via via(Occasion occasion) {
    return occasion.actor().is(Role.OFFICER) ? Via.OFFICE : Via.SCHOOL;
  }

  private static Map<String, List<String>> fields(Fields in) {
    var fields = in.fields();
    if (fields == null) throw new Refusal("frame.refusal.missing", "fields");
    return fields;
  }

  private static Taken taken(Receipt receipt) {
    return new Taken(receipt.lesson(), receipt.number(), receipt.outcome());
  }

  private static void said(RedirectAttributes redirect, Receipt receipt) {
    Said.that(
        redirect,
        switch (receipt.outcome()) {
          case ACCEPTED -> "lessons.said.accepted";
          case SAME -> "lessons.said.same";
          case CORRECTED -> "lessons.said.corrected";
        },
        receipt.number());
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
