package org.greenclassroom.collection;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.people.Guests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The order on paper, and the driver's link: made, ended, opened by the first browser. */
@Controller
class PassController {
  private static final String COOKIE = "pass";

  private final Pickups pickups;
  private final Passes passes;
  private final DrivingController driving;
  private final Guests guests;
  private final Paper paper;
  private final Whereabouts here;

  PassController(
      Pickups pickups,
      Passes passes,
      DrivingController driving,
      Guests guests,
      Paper paper,
      Whereabouts here) {
    this.pickups = pickups;
    this.passes = passes;
    this.driving = driving;
    this.guests = guests;
    this.paper = paper;
    this.here = here;
  }

  record OrderPaper(
      Pickup pickup,
      List<Line> lines,
      @Nullable Contact contact,
      String qr,
      String address,
      boolean isLink) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.ENGINEER})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/collection/pickups/{id:\\d+}/order.pdf")
  ResponseEntity<byte[]> paper(@PathVariable long id, Occasion occasion, Locale locale) {
    return paper(occasion, id, here.here() + "/driving/" + id, false, locale);
  }

  @Allow(Role.OFFICER)
  @ShowsPeople(Held.Whose.CONTACT)
  @PostMapping("/collection/pickups/{id:\\d+}/order.pdf")
  ResponseEntity<byte[]> paperWithLink(@PathVariable long id, Occasion occasion, Locale locale) {
    var address = here.here() + "/pickup/" + passes.make(occasion, id);
    return paper(occasion, id, address, true, locale);
  }

  private ResponseEntity<byte[]> paper(
      Occasion occasion, long id, String address, boolean isLink, Locale locale) {
    var model = new HashMap<String, Object>();
    model.put(
        "page",
        new OrderPaper(
            pickups.pickup(occasion.actor(), id),
            pickups.lines(id),
            pickups.contact(id).orElse(null),
            Qr.svg(address),
            address,
            isLink));
    model.put("issued", Moments.said(occasion.now()));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"pickup-%d.pdf\"".formatted(id))
        .header("Cache-Control", "no-store")
        .body(paper.pdf("collection/paper", Map.copyOf(model), locale));
  }

  /** The link is told once, on the next page. */
  @Allow(Role.OFFICER)
  @PostMapping("/collection/pickups/{id:\\d+}/links")
  String make(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    var address = here.here() + "/pickup/" + passes.make(occasion, id);
    redirect.addFlashAttribute("link", address);
    redirect.addFlashAttribute("linkQr", Qr.svg(address));
    return "redirect:/collection/pickups/" + id;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/collection/pickups/{id:\\d+}/links/end")
  String revoke(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    passes.revoke(occasion, id);
    Said.that(redirect, "collection.said.link-ended");
    return "redirect:/collection/pickups/" + id;
  }

  /** The page itself for the browser that took the link; a door for the first; nothing else. */
  @AllowKeyHolder
  @GetMapping("/pickup/{code:[A-Za-z0-9_-]{8,64}}")
  String opened(
      @PathVariable String code,
      Occasion occasion,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var pass = passes.pass(code, occasion.now());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "same-origin");
    if (pass.browser() == null) return "collection/door";
    if (!Passes.isOf(pass, cookie(request))) return "collection/elsewhere";
    if (occasion.actor().account() != -pass.pass()) {
      guests.admit(request, response, pass.pass());
      return "redirect:/pickup/" + code; // with the session that is theirs now
    }
    return driving.page(occasion, pass.pickup(), "/pickup/" + code, model);
  }

  @AllowKeyHolder
  @PostMapping("/pickup/{code:[A-Za-z0-9_-]{8,64}}")
  String open(
      @PathVariable String code,
      Occasion occasion,
      HttpServletRequest request,
      HttpServletResponse response) {
    var pass = passes.pass(code, occasion.now());
    if (pass.browser() == null) {
      var browser = passes.open(occasion, pass);
      response.addHeader(
          "Set-Cookie",
          ResponseCookie.from(COOKIE, browser)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .path("/pickup/" + code)
              .maxAge(Duration.between(occasion.now(), pass.expiresAt()))
              .build()
              .toString());
      guests.admit(request, response, pass.pass());
    }
    return "redirect:/pickup/" + code;
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    if (request.getCookies() == null) return null;
    for (Cookie one : request.getCookies()) if (one.getName().equals(COOKIE)) return one.getValue();
    return null;
  }
}
