package org.greenclassroom.donations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of minimum specifications: what the programme can use, since when, and until when. */
@Controller
class SpecificationController {
  private final Offers offers;
  private final Wording wording;

  SpecificationController(Offers offers, Wording wording) {
    this.offers = offers;
    this.wording = wording;
  }

  record SpecificationsPage(List<Shown> versions, LocalDate today, boolean mayWrite) {}

  record Shown(Specification specification, String words, boolean current, boolean coming) {}

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/donations/specifications")
  String specifications(Occasion occasion, Locale locale, Model model) {
    var today = occasion.today();
    model.addAttribute(
        "page",
        new SpecificationsPage(
            offers.specifications().stream()
                .map(each ->
                    new Shown(
                        each,
                        wording.minimum(each, locale),
                        !each.validFrom().isAfter(today)
                            && (each.validTo() == null || !each.validTo().isBefore(today)),
                        each.validFrom().isAfter(today)))
                .toList(),
            today,
            occasion.actor().is(Role.OFFICER)));
    return "donations/specifications";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/specifications")
  String specify(
      @RequestParam Thing kind,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate validTo,
      @RequestParam(required = false) @Nullable Integer oldestYear,
      @RequestParam(required = false) @Nullable Integer tier,
      @RequestParam(required = false) @Nullable Integer generation,
      @RequestParam(required = false) @Nullable BigDecimal memoryGb,
      @RequestParam(required = false) @Nullable BigDecimal inches,
      @RequestParam(defaultValue = "false") boolean charger,
      @RequestParam(defaultValue = "1") int smallest,
      @RequestParam(defaultValue = "100") int faultyShare,
      @RequestParam(defaultValue = "") String source,
      Occasion occasion,
      RedirectAttributes redirect) {
    inRange(oldestYear, 1980, 2100);
    inRange(tier, 3, 9);
    inRange(generation, 1, 30);
    if (tier != null && tier % 2 == 0) throw new Refusal("donations.refusal.specification-numbers");
    if (memoryGb != null && (memoryGb.signum() <= 0 || memoryGb.intValue() > 1_000))
      throw new Refusal("donations.refusal.specification-numbers");
    if (inches != null && (inches.signum() <= 0 || inches.intValue() > 99))
      throw new Refusal("donations.refusal.specification-numbers");
    offers.specify(
        occasion,
        new Specification(
            0,
            kind,
            validFrom,
            validTo,
            oldestYear,
            tier,
            generation,
            memoryGb == null ? null : memoryGb.multiply(BigDecimal.valueOf(1024)).intValue(),
            inches,
            charger,
            smallest,
            faultyShare,
            source.strip()));
    Said.that(redirect, "donations.said.specified", kind, validFrom);
    return "redirect:/donations/specifications";
  }

  private static void inRange(@Nullable Integer number, int least, int most) {
    if (number != null && (number < least || number > most))
      throw new Refusal("donations.refusal.specification-numbers");
  }
}
