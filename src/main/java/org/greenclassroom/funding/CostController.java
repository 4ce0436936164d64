package org.greenclassroom.funding;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: the money of one room. */
@Controller
class CostController {
  private final Money money;
  private final Costs costs;
  private final Partners partners;

  CostController(Money money, Costs costs, Partners partners) {
    this.money = money;
    this.costs = costs;
    this.partners = partners;
  }

  record RoomPage(
      Classroom room,
      String school,
      List<Sponsorship> sponsorships,
      List<Cost> costs,
      Reckoning reckoning,
      List<Reckoning.Headcount> headcounts,
      Map<Long, String> funders,
      Map<String, String> currencies,
      List<FunderKind> kinds,
      List<CostKind> costKinds,
      LocalDate today,
      boolean mayWrite,
      Locale language) {
    public String sum(long cents, String currency) {
      return Amount.said(cents, currency, language);
    }

    /** What counts, by kind and currency, as it was paid. */
    public Map<String, Long> byKind() {
      var sums = new LinkedHashMap<String, Long>();
      for (var kind : CostKind.values())
        for (var cost : costs)
          if (cost.kind() == kind && cost.counts())
            sums.merge(kind + " " + cost.currency(), cost.cents(), Long::sum);
      return sums;
    }

    public CostKind kindOf(String key) {
      return CostKind.valueOf(key.substring(0, key.indexOf(' ')));
    }

    public String sumOf(String key, long cents) {
      return sum(cents, key.substring(key.indexOf(' ') + 1));
    }

    public String rate(Rate rate) {
      return Exchange.plain(rate.rate());
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/funding/classrooms/{classroom}")
  String room(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "CNY") String in,
      @RequestParam(defaultValue = "") String year,
      Occasion occasion,
      Locale locale,
      Model model) {
    var room = money.room(classroom);
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            partners.partner(room.school()).name(),
            money.ofRoom(classroom),
            costs.ofRoom(classroom),
            costs.reckon(classroom, in, year),
            costs.headcounts(classroom),
            funders(),
            MoneyController.currencies(locale),
            List.of(FunderKind.values()),
            List.of(CostKind.values()),
            occasion.today(),
            occasion.actor().is(Role.OFFICER),
            locale));
    return "funding/room";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/classrooms/{classroom}/costs")
  String spend(
      @PathVariable long classroom,
      @RequestParam CostKind costKind,
      @RequestParam String spent,
      @RequestParam String spentCurrency,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate spentOn,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(required = false) @Nullable MultipartFile document,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var file = document == null || document.isEmpty() ? null : costs.keep(document.getBytes());
    costs.spend(
        occasion, classroom, costKind, Amount.typed(spent, spentCurrency), spentOn, what, file);
    Said.that(redirect, "funding.said.spent");
    return "redirect:/funding/classrooms/" + classroom;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/costs/{cost}/strike")
  String strike(
      @PathVariable long cost,
      @RequestParam String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    long classroom = costs.strike(occasion, cost, reason);
    Said.that(redirect, "funding.said.struck");
    return "redirect:/funding/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/funding/costs/{cost}/document")
  ResponseEntity<byte[]> document(@PathVariable long cost) {
    var kept = costs.document(cost);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("Content-Disposition", "attachment; filename=\"cost-" + cost + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(kept.bytes());
  }

  private Map<Long, String> funders() {
    var names = new LinkedHashMap<Long, String>();
    for (var kind : List.of(PartnerKind.SPONSOR, PartnerKind.DONOR))
      for (var partner : partners.of(kind)) names.putIfAbsent(partner.partner(), partner.name());
    return names;
  }
}
