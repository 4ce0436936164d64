package org.greenclassroom.dismantling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages: write-off vouchers, their papers, and whether one may be believed. */
@Controller
class VoucherController {
  private static final String VOUCHER = "/vouchers/{id:\\d{1,18}}";

  private final Vouchers vouchers;
  private final Origin origin;

  VoucherController(Vouchers vouchers, Origin origin) {
    this.vouchers = vouchers;
    this.origin = origin;
  }

  record VouchersPage(Slice<Voucher> vouchers, boolean staff) {}

  record VoucherPage(
      Voucher voucher, List<VoucherTable.Struck> devices, String address, boolean staff) {}

  /** What is public: no donor, no device. */
  record CheckedPage(
      String number,
      Voucher.State state,
      LocalDate issuedOn,
      @Nullable Instant voidedAt,
      String batch,
      long devices,
      List<VoucherWeight> weights) {}

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @GetMapping("/vouchers")
  String vouchers(
      @RequestParam(required = false) @Nullable Long batch,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new VouchersPage(
            vouchers.page(occasion.actor(), batch, after), occasion.actor().seesAll()));
    return "dismantling/vouchers";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @GetMapping(VOUCHER)
  String voucher(@PathVariable long id, Occasion occasion, Model model) {
    var voucher = vouchers.voucher(occasion.actor(), id);
    model.addAttribute(
        "page",
        new VoucherPage(
            voucher,
            vouchers.devices(voucher),
            origin.here() + "/e/" + voucher.code(),
            occasion.actor().seesAll()));
    return "dismantling/voucher";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @GetMapping(VOUCHER + "/{language:en|zh|fr}.pdf")
  ResponseEntity<byte[]> paper(
      @PathVariable long id, @PathVariable String language, Occasion occasion) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition", "inline; filename=\"voucher-%d-%s.pdf\"".formatted(id, language))
        .header("Cache-Control", "no-store")
        .body(vouchers.print(occasion.actor(), id, Locale.of(language), origin.here()));
  }

  @AllowEveryone
  @GetMapping({"/e/{code}", "/E/{code}"})
  String check(@PathVariable String code, Model model) {
    var known = vouchers.coded(code);
    model.addAttribute(
        "page",
        new CheckedPage(
            known.number(),
            known.state(),
            known.issuedOn(),
            known.voidedAt(),
            known.batchNumber(),
            known.devices(),
            known.weights()));
    return "dismantling/checked";
  }
}
