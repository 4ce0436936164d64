package org.greenclassroom.tours;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Once;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.people.Guests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The driver's sheet: list and map, and a tick for each stop. It works without a connection once it
 * was loaded, without scripts while there is one, and without an account by a link.
 */
@Controller
class SheetController {
  private static final String COOKIE = "tour-pass";

  private final Driving driving;
  private final Worded worded;
  private final Guests guests;

  SheetController(Driving driving, Worded worded, Guests guests) {
    this.driving = driving;
    this.worded = worded;
    this.guests = guests;
  }

  /**
   * @param path where somebody with an account does the act itself: counts, signs, hands over
   * @param geo opens the place in the telephone's own map
   */
  record StopRow(Stop stop, String load, @Nullable String path, String geo) {}

  /**
   * @param at its own address: the link's, or the one for staff
   */
  record SheetPage(
      long account,
      boolean guest,
      String at,
      Tour tour,
      List<StopRow> stops,
      String map,
      List<Trouble> troubles) {}

  /** What a page's queue posts of one stop. */
  record TickIn(
      @Nullable Long stop,
      @Nullable Told told,
      @Nullable Trouble trouble,
      @Nullable Instant saidAt) {}

  /** What is answered. */
  record Heard(long stop, Told told) {}

  @AllowSignedIn(guests = true)
  @ShowsPeople({Held.Whose.DRIVER, Held.Whose.CONTACT})
  @GetMapping("/tours/{tour:\\d+}/sheet")
  String sheet(@PathVariable long tour, Occasion occasion, Model model) {
    return sheet(occasion, tour, "/tours/" + tour + "/sheet", model);
  }

  private String sheet(Occasion occasion, long number, String at, Model model) {
    var tour = driving.driven(occasion, number);
    boolean guest = occasion.actor().isGuest();
    var stops = driving.stops(number);
    model.addAttribute(
        "page",
        new SheetPage(
            occasion.actor().account(),
            guest,
            at,
            tour,
            stops.stream()
                .map(stop ->
                    new StopRow(
                        stop,
                        worded.load(stop),
                        guest ? null : acts(stop),
                        "geo:%.6f,%.6f".formatted(stop.latitude(), stop.longitude())))
                .toList(),
            worded.map(List.of(worded.line(tour, stops)), List.of()),
            List.of(Trouble.values())));
    return "tours/sheet";
  }

  private static String acts(Stop stop) {
    return stop.kind() == StopKind.RECALL
        ? "/takeback/" + stop.ref() + "/count"
        : stop.kind() == StopKind.PICKUP
            ? "/driving/" + stop.ref()
            : Wanted.path(stop.kind(), stop.ref());
  }

  /** From the queue of a page. */
  @Once
  @AllowSignedIn(guests = true)
  @PostMapping(path = "/tours/{tour:\\d+}/ticks", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Heard tick(@PathVariable long tour, @RequestBody TickIn in, Occasion occasion) {
    if (in.stop() == null) throw new Refusal("frame.refusal.missing", "stop");
    if (in.told() == null) throw new Refusal("frame.refusal.missing", "told");
    driving.tick(
        occasion,
        tour,
        occasion.keyFor("tick"),
        in.stop(),
        in.told(),
        in.trouble(),
        in.saidAt() == null ? occasion.now() : in.saidAt());
    return new Heard(in.stop(), in.told());
  }

  /** From a form, without scripts. */
  @AllowSignedIn(guests = true)
  @PostMapping("/tours/{tour:\\d+}/ticks")
  String tick(
      @PathVariable long tour,
      @RequestParam long stop,
      @RequestParam Told told,
      @RequestParam(required = false) @Nullable Trouble trouble,
      @RequestParam(defaultValue = "") String at,
      Occasion occasion,
      RedirectAttributes redirect) {
    driving.tick(occasion, tour, occasion.keyFor("tick"), stop, told, trouble, occasion.now());
    Said.that(redirect, "tours.said.ticked");
    // back to the page the form stood on: a guest's address is the link
    return "redirect:"
        + (at.matches("/tour/[A-Za-z0-9_-]{8,64}") ? at : "/tours/" + tour + "/sheet");
  }

  /** The sheet for the browser that took the link; a door for the first; nothing else. */
  @AllowKeyHolder
  @GetMapping("/tour/{code:[A-Za-z0-9_-]{8,64}}")
  String opened(
      @PathVariable String code,
      Occasion occasion,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var pass = driving.coded(code, occasion.now());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
    if (pass.browser() == null) return "tours/door";
    if (!Driving.isOf(pass, cookie(request))) return "tours/elsewhere";
    if (occasion.actor().account() != -pass.pass()) {
      guests.admit(request, response, pass.pass());
      return "redirect:/tour/" + code; // with the session that is theirs now
    }
    return sheet(occasion, pass.tour(), "/tour/" + code, model);
  }

  @AllowKeyHolder
  @PostMapping("/tour/{code:[A-Za-z0-9_-]{8,64}}")
  String open(
      @PathVariable String code,
      Occasion occasion,
      HttpServletRequest request,
      HttpServletResponse response) {
    var pass = driving.coded(code, occasion.now());
    if (pass.browser() == null) {
      var browser = driving.open(occasion, pass);
      response.addHeader(
          "Set-Cookie",
          ResponseCookie.from(COOKIE, browser)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .path("/tour/" + code)
              .maxAge(Duration.between(occasion.now(), pass.expiresAt()))
              .build()
              .toString());
      guests.admit(request, response, pass.pass());
    }
    return "redirect:/tour/" + code;
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    if (request.getCookies() == null) return null;
    for (Cookie one : request.getCookies()) if (one.getName().equals(COOKIE)) return one.getValue();
    return null;
  }
}
