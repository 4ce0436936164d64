package org.greenclassroom.attendance;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What anybody sees who looks a certificate up, by its QR code or its number: whether it may be
 * believed, and the hours. Nothing of a person.
 */
@Controller
class CheckController {
  private static final int MOST_AN_HOUR = 60;
  private final Certificates certificates;
  private final Floods floods;

  CheckController(Certificates certificates, Floods floods) {
    this.certificates = certificates;
    this.floods = floods;
  }

  /** What is public of a certificate. */
  record Found(
      String number,
      Certificate.State state,
      int minutes,
      Instant issuedAt,
      @Nullable Instant endedAt) {}

  record CheckPage(String typed, @Nullable Found found) {}

  @AllowEveryone
  @GetMapping({"/h", "/H"})
  String ask(
      @RequestParam(defaultValue = "") String number,
      HttpServletRequest request,
      Occasion occasion,
      Model model) {
    if (!number.isBlank())
      floods.count("attendance/check", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    return page(number, model);
  }

  @AllowEveryone
  @GetMapping({"/h/{code}", "/H/{code}"})
  String check(
      @PathVariable String code, HttpServletRequest request, Occasion occasion, Model model) {
    floods.count("attendance/check", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    return page(code, model);
  }

  private String page(String typed, Model model) {
    var it = typed.isBlank() ? null : certificates.looked(typed);
    model.addAttribute(
        "page",
        new CheckPage(
            typed.strip(),
            it == null
                ? null
                : new Found(it.number(), it.state(), it.minutes(), it.issuedAt(), it.endedAt())));
    return "attendance/check";
  }
}
