package org.greenclassroom.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.method.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What officers found out: shares, schools' answers, ways, and gifts that would have been sold. */
@Controller
class AnswerController {
  private static final int SHOWN = 100;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Claims claims;
  private final Shown shown;

  AnswerController(Claims claims, Shown shown) {
    this.claims = claims;
    this.shown = shown;
  }

  record AnswersPage(
      List<Answers.Key> keys,
      List<Answers.Known> known,
      Map<String, String> modes,
      int year,
      boolean acts) {
    public BigDecimal percent(int share) {
      return BigDecimal.valueOf(share, 2).stripTrailingZeros();
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/claims/answers")
  String answers(Occasion occasion, Model model) {
    var modes = new LinkedHashMap<String, String>();
    for (var mode : Mode.values()) modes.put(mode.name(), shown.word(mode));
    model.addAttribute(
        "page",
        new AnswersPage(
            claims.keys(SHOWN),
            claims.known(SHOWN),
            modes,
            occasion.today().getYear(),
            occasion.actor().is(Role.OFFICER)));
    return "claims/answers";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/claims/keys")
  String key(
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam BigDecimal donorShare,
      @RequestParam BigDecimal sponsorShare,
      @RequestParam BigDecimal programmeShare,
      @RequestParam BigDecimal schoolShare,
      @RequestParam String evidence,
      Occasion occasion,
      RedirectAttributes redirect) {
    claims.key(
        occasion,
        classroom,
        new Shares(
            share(donorShare), share(sponsorShare), share(programmeShare), share(schoolShare)),
        evidence);
    return said(redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/claims/displacements")
  String displacement(
      @RequestParam long school,
      @RequestParam int year,
      @RequestParam BigDecimal share,
      @RequestParam String evidence,
      Occasion occasion,
      RedirectAttributes redirect) {
    claims.displacement(occasion, school, year, share(share), evidence);
    return said(redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/claims/alternatives")
  String alternative(
      @RequestParam long lot,
      @RequestParam(defaultValue = "false") boolean resale,
      @RequestParam String evidence,
      Occasion occasion,
      RedirectAttributes redirect) {
    claims.alternative(occasion, lot, resale, evidence);
    return said(redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/claims/ways")
  String way(
      @RequestParam long classroom,
      @RequestParam Mode mode,
      @RequestParam int km,
      @RequestParam String evidence,
      Occasion occasion,
      RedirectAttributes redirect) {
    claims.way(occasion, classroom, mode, km, evidence);
    return said(redirect);
  }

  /** Per cent as typed, two places at most. */
  private static int share(BigDecimal percent) {
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0)
      throw new Refusal("claims.refusal.share");
    try {
      return percent.multiply(HUNDRED).setScale(0, RoundingMode.UNNECESSARY).intValueExact();
    } catch (ArithmeticException tooFine) {
      throw new Refusal("claims.refusal.share");
    }
  }

  private static String said(RedirectAttributes redirect) {
    Said.that(redirect, "claims.said.kept");
    return "redirect:/claims/answers";
  }
}
