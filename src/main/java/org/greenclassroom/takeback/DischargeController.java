package org.greenclassroom.takeback;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letter that frees a school: issued, printed, void, and looked up by anybody who holds it. */
@Controller
class DischargeController {
  private static final int MOST_AN_HOUR = 60;
  private static final List<String> LANGUAGES = List.of("en", "zh", "fr");

  private final Discharges discharges;
  private final Origin origin;
  private final Floods floods;

  DischargeController(Discharges discharges, Origin origin, Floods floods) {
    this.discharges = discharges;
    this.origin = origin;
    this.floods = floods;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/takeback/{recall}/discharge")
  String issue(@PathVariable long recall, Occasion occasion, RedirectAttributes redirect) {
    Said.that(redirect, "takeback.said.discharged", discharges.issue(occasion, recall));
    return "redirect:/takeback/" + recall;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/takeback/{recall}/discharge/end")
  String end(
      @PathVariable long recall,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    discharges.end(occasion, recall, reason);
    Said.that(redirect, "takeback.said.discharge-ended");
    return "redirect:/takeback/" + recall;
  }

  @Allow({
    Role.OFFICER,
    Role.TECHNICIAN,
    Role.ENGINEER,
    Role.SCHOOL,
    Role.AUDITOR,
    Role.ADMINISTRATOR
  })
  @GetMapping("/takeback/{recall}/discharge.pdf")
  ResponseEntity<byte[]> letter(
      @PathVariable long recall,
      @RequestParam(required = false) @Nullable String language,
      Occasion occasion) {
    if (language != null && !LANGUAGES.contains(language))
      throw new Refusal("frame.refusal.unreadable", "language", language);
    var locale = language == null ? LocaleContextHolder.getLocale() : Locale.of(language);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"discharge-" + recall + ".pdf\"")
        .body(discharges.paper(recall, occasion.actor(), locale, origin.here()));
  }

  /**
   * What anybody sees who holds the letter: whether it may be believed, and counts. No names.
   *
   * @param endedAt null: it stands
   */
  record CheckPage(
      String number,
      int issued,
      int found,
      int explained,
      Instant issuedAt,
      @Nullable Instant endedAt) {}

  @AllowEveryone
  @GetMapping({"/b/{code}", "/B/{code}"})
  String check(
      @PathVariable String code, HttpServletRequest request, Occasion occasion, Model model) {
    floods.count("takeback/check", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    var it = discharges.looked(code);
    if (it == null) throw Refusal.notFound(code);
    model.addAttribute(
        "page",
        new CheckPage(
            it.number(), it.issued(), it.found(), it.explained(), it.issuedAt(), it.endedAt()));
    return "takeback/checked";
  }
}
