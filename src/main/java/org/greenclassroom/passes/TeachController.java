package org.greenclassroom.passes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.lessons.Logging;
import org.greenclassroom.lessons.Planned;
import org.greenclassroom.lessons.Receipt;
import org.greenclassroom.lessons.Timetable;
import org.greenclassroom.lessons.Via;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.Guests;
import org.greenclassroom.tickets.Category;
import org.greenclassroom.tickets.Desk;
import org.greenclassroom.tickets.Opening;
import org.greenclassroom.tickets.Source;
import org.greenclassroom.tickets.Tickets;
import org.greenclassroom.usage.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
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

/**
 * Behind a teacher's link: one room's timetable, its lesson log, a fault to report, the hours of a
 * week. The first browser keeps the link; a look at it, as messengers take one, opens nothing yet.
 */
@Controller
class TeachController {
  private static final String LINK = "/teach/{secret:[0-9a-z]{32}}";
  private static final String COOKIE = "pass";
  private static final int MOST_AN_HOUR = 120;
  private static final int DAYS = 7;

  private final Passes passes;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Timetable timetable;
  private final Logging logging;
  private final Tickets tickets;
  private final Desk faults;
  private final Usage usage;
  private final Guests guests;
  private final Floods floods;

  TeachController(
      Passes passes,
      Classrooms classrooms,
      Partners partners,
      Timetable timetable,
      Logging logging,
      Tickets tickets,
      Desk faults,
      Usage usage,
      Guests guests,
      Floods floods) {
    this.passes = passes;
    this.classrooms = classrooms;
    this.partners = partners;
    this.timetable = timetable;
    this.logging = logging;
    this.tickets = tickets;
    this.faults = faults;
    this.usage = usage;
    this.guests = guests;
    this.floods = floods;
  }

  record DoorPage(String here, String school, String room, long days) {}

  /**
   * @param until when this browser's pass ends
   */
  record DeskPage(
      String here,
      String school,
      Classroom room,
      List<Planned> lessons,
      LocalDate today,
      Instant until) {}

  record FaultPage(
      String here,
      String school,
      Classroom room,
      Map<Long, String> devices,
      List<Category> kinds) {}

  record HoursPage(String here, String school, Classroom room, LocalDate today) {}

  /** From the queue of a page: the fields as the form would have posted them. */
  record Fields(@Nullable Map<String, List<String>> fields) {}

  record Taken(long lesson, String number, Receipt.Outcome outcome) {}

  @AllowKeyHolder
  @GetMapping(LINK)
  String desk(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Model model) {
    close(response);
    var pass = looked(secret, request, occasion);
    var room = classrooms.room(pass.classroom());
    var school = partners.partner(room.school()).name();
    if (pass.browser() == null) {
      csrf.getToken(); // before the page is too long for a session to begin
      model.addAttribute(
          "page", new DoorPage("/teach/" + secret, school, room.name(), Passes.OPENED.toDays()));
      return "passes/door";
    }
    if (occasion.actor().account() <= 0 && occasion.actor().account() != -pass.pass()) {
      guests.admit(request, response, pass.pass());
      return "redirect:/teach/" + secret; // with the session that is theirs now
    }
    var today = occasion.today();
    model.addAttribute(
        "page",
        new DeskPage(
            "/teach/" + secret,
            school,
            room,
            timetable.planned(room.classroom(), today, today.plusDays(DAYS - 1)),
            today,
            pass.expiresAt()));
    return "passes/desk";
  }

  @AllowKeyHolder
  @PostMapping(LINK)
  String open(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion) {
    close(response);
    var pass = looked(secret, request, occasion);
    if (pass.browser() == null) {
      var browser = passes.open(occasion, pass);
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(COOKIE, browser)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .path("/teach/" + secret)
              .maxAge(Passes.OPENED)
              .build()
              .toString());
      if (occasion.actor().account() <= 0) guests.admit(request, response, pass.pass());
    }
    return "redirect:/teach/" + secret;
  }

  /** Whoever sits at a computer of others gives the link up there. */
  @AllowKeyHolder
  @PostMapping(LINK + "/end")
  String end(
      @PathVariable String secret,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    passes.give(occasion, held(secret, request, occasion));
    if (occasion.actor().isGuest()) request.getSession().invalidate();
    Said.that(redirect, "passes.said.given");
    return "redirect:/";
  }

  @AllowKeyHolder
  @GetMapping(LINK + "/lesson")
  String lesson(
      @PathVariable String secret,
      @RequestParam(required = false) @Nullable String slot,
      HttpServletRequest request,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Locale locale,
      Model model) {
    close(response);
    var pass = held(secret, request, occasion);
    csrf.getToken(); // before the page is too long for a session to begin
    model.addAttribute(
        "page",
        logging.page(
            pass.classroom(),
            "/teach/" + secret + "/lesson",
            "/teach/" + secret,
            occasion.actor().account(),
            slot,
            null,
            occasion,
            locale));
    return "lessons/log";
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/lesson")
  String log(
      @PathVariable String secret,
      @RequestParam MultiValueMap<String, String> posted,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var pass = held(secret, request, occasion);
    var receipt = logging.take(pass.classroom(), posted, Via.LINK, passes.as(pass, occasion));
    Said.that(redirect, "passes.said.lesson", receipt.number());
    return "redirect:/teach/" + secret;
  }

  @Once
  @AllowKeyHolder
  @PostMapping(path = LINK + "/lesson", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Taken queued(
      @PathVariable String secret,
      @RequestBody Fields in,
      HttpServletRequest request,
      Occasion occasion) {
    var pass = held(secret, request, occasion);
    var fields = in.fields();
    if (fields == null) throw new Refusal("frame.refusal.missing", "fields");
    var receipt = logging.take(pass.classroom(), fields, Via.LINK, passes.as(pass, occasion));
    return new Taken(receipt.lesson(), receipt.number(), receipt.outcome());
  }

  @AllowKeyHolder
  @GetMapping(LINK + "/fault")
  String fault(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    close(response);
    var pass = held(secret, request, occasion);
    var room = classrooms.room(pass.classroom());
    model.addAttribute(
        "page",
        new FaultPage(
            "/teach/" + secret,
            partners.partner(room.school()).name(),
            room,
            faults.devices(room.classroom(), passes.as(pass, occasion).actor()),
            Arrays.asList(Category.values())));
    return "passes/fault";
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/fault")
  String report(
      @PathVariable String secret,
      @RequestParam(required = false) @Nullable Long device,
      @RequestParam Category category,
      @RequestParam(defaultValue = "1") int computers,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var pass = held(secret, request, occasion);
    var teacher = passes.as(pass, occasion);
    if (device != null && !faults.devices(pass.classroom(), teacher.actor()).containsKey(device))
      throw Refusal.notFound(device.toString());
    var ticket =
        tickets.open(
            teacher,
            new Opening(
                pass.classroom(),
                device,
                Source.SCHOOL,
                occasion.key().toString(),
                category,
                faults.graded(pass.classroom(), category, computers),
                words));
    Said.that(redirect, "passes.said.fault", Tickets.number(ticket));
    return "redirect:/teach/" + secret;
  }

  @AllowKeyHolder
  @GetMapping(LINK + "/hours")
  String hours(
      @PathVariable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Occasion occasion,
      Model model) {
    close(response);
    var pass = held(secret, request, occasion);
    var room = classrooms.room(pass.classroom());
    model.addAttribute(
        "page",
        new HoursPage(
            "/teach/" + secret, partners.partner(room.school()).name(), room, occasion.today()));
    return "passes/hours";
  }

  @AllowKeyHolder
  @PostMapping(LINK + "/hours")
  String count(
      @PathVariable String secret,
      @RequestParam LocalDate day,
      @RequestParam BigDecimal hours,
      @RequestParam int computers,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var pass = held(secret, request, occasion);
    usage.manual(passes.as(pass, occasion), pass.classroom(), day, hours, computers);
    Said.that(redirect, "passes.said.hours", Usage.weekOf(day), hours);
    return "redirect:/teach/" + secret;
  }

  /** A pass that this browser has taken; none that nobody opened yet. */
  private Pass held(String secret, HttpServletRequest request, Occasion occasion) {
    var pass = looked(secret, request, occasion);
    if (pass.browser() == null) throw Passes.over();
    return pass;
  }

  /** Who tries others' links is counted. */
  private Pass looked(String secret, HttpServletRequest request, Occasion occasion) {
    try {
      return passes.pass(secret, cookie(request), occasion.now());
    } catch (Refusal over) {
      floods.count("passes/over", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
      throw over;
    }
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    if (request.getCookies() == null) return null;
    for (var one : request.getCookies()) if (one.getName().equals(COOKIE)) return one.getValue();
    return null;
  }

  /** The address is a secret: it goes to no other page and stays in no cache. */
  private static void close(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}
