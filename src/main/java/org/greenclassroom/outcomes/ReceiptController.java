package org.greenclassroom.outcomes;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Organisations;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: who may issue donation receipts, and the receipts of a lot. */
@Controller
class ReceiptController {
  private final Receipts receipts;
  private final Outcomes outcomes;
  private final List<Organisations> organisations;

  ReceiptController(Receipts receipts, Outcomes outcomes, List<Organisations> organisations) {
    this.receipts = receipts;
    this.outcomes = outcomes;
    this.organisations = organisations;
  }

  record EntitlementsPage(
      List<Entitlement> rows,
      Map<String, String> partners,
      Map<String, String> territories,
      boolean officer) {}

  /**
   * The receipts of a lot.
   *
   * @param could who could issue one today
   */
  record ReceiptsPage(
      Surroundings.Lot lot,
      List<Receipt> rows,
      List<Entitlement> could,
      Map<String, String> partners,
      Map<String, String> currencies,
      boolean officer) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR})
  @GetMapping("/outcomes/entitlements")
  String entitlements(Occasion occasion, Model model) {
    model.addAttribute(
        "page",
        new EntitlementsPage(
            receipts.entitlements(),
            partners(),
            same("CN", "HK", "VN", "OTHER"),
            occasion.actor().is(Role.OFFICER)));
    return "outcomes/entitlements";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/entitlements")
  String entitle(
      @RequestParam long partner,
      @RequestParam(defaultValue = "") String document,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String territory,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestPart MultipartFile evidence,
      Occasion occasion,
      RedirectAttributes redirect) {
    receipts.entitle(
        occasion,
        new Receipts.Right(partner, document, number, territory, from, to, bytes(evidence)));
    Said.that(redirect, "outcomes.said.entitled");
    return "redirect:/outcomes/entitlements";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/entitlements/{entitlement}/withdrawal")
  String withdraw(@PathVariable long entitlement, Occasion occasion, RedirectAttributes redirect) {
    receipts.withdraw(occasion, entitlement);
    Said.that(redirect, "outcomes.said.entitlement-withdrawn");
    return "redirect:/outcomes/entitlements";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/outcomes/lots/{lot}/receipts")
  String ofLot(@PathVariable long lot, Occasion occasion, Model model) {
    var known = outcomes.lot(occasion.actor(), lot);
    model.addAttribute(
        "page",
        new ReceiptsPage(
            known,
            receipts.ofLot(lot),
            receipts.could(occasion, known),
            partners(),
            same("CNY", "HKD", "VND", "EUR", "USD"),
            occasion.actor().is(Role.OFFICER)));
    return "outcomes/receipts";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/receipts")
  String keep(
      @PathVariable long lot,
      @RequestParam long issuer,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate issuedOn,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String currency,
      @RequestPart(required = false) @Nullable MultipartFile valuation,
      @RequestPart MultipartFile scan,
      Occasion occasion,
      RedirectAttributes redirect) {
    receipts.keep(
        occasion,
        lot,
        new Receipts.Given(
            issuer,
            number,
            issuedOn,
            cents(value),
            currency,
            valuation == null ? new byte[0] : bytes(valuation),
            bytes(scan)));
    Said.that(redirect, "outcomes.said.receipt-kept");
    return "redirect:/outcomes/lots/" + lot + "/receipts";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/receipts/{receipt}/strike")
  String strike(@PathVariable long receipt, Occasion occasion, RedirectAttributes redirect) {
    receipts.strike(occasion, receipt);
    Said.that(redirect, "outcomes.said.receipt-struck");
    return "redirect:/outcomes";
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.DONOR})
  @GetMapping("/outcomes/receipts/{receipt}/scan")
  ResponseEntity<byte[]> scan(@PathVariable long receipt, Occasion occasion) {
    var kept = receipts.scan(occasion.actor(), receipt);
    var image = kept.mediaType().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            (image ? "inline" : "attachment")
                + "; filename=\"receipt-"
                + receipt
                + (image ? "" : ".pdf")
                + "\"")
        .body(kept.bytes());
  }

  private static @Nullable Long cents(String typed) {
    if (typed.isBlank()) return null;
    try {
      return new BigDecimal(typed.strip().replace(",", "")).movePointRight(2).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Refusal("outcomes.refusal.receipt-value");
    }
  }

  private static byte[] bytes(MultipartFile file) {
    try {
      return file.getBytes();
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
  }

  private Map<String, String> partners() {
    var names = new LinkedHashMap<String, String>();
    for (var source : organisations)
      for (var each : source.all()) names.put(String.valueOf(each.partner()), each.name());
    return names;
  }

  private static Map<String, String> same(String... codes) {
    var all = new LinkedHashMap<String, String>();
    for (var code : codes) all.put(code, code);
    return all;
  }
}
