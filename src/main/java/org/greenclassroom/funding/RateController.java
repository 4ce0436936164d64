package org.greenclassroom.funding;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: exchange rates with their day and source. */
@Controller
class RateController {
  private final Exchange exchange;

  RateController(Exchange exchange) {
    this.exchange = exchange;
  }

  record RatesPage(
      Slice<Rate> rates,
      List<String> currencies,
      Map<String, String> usual,
      LocalDate today,
      boolean mayWrite) {
    public String plain(Rate rate) {
      return Exchange.plain(rate.rate());
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/funding/rates")
  String rates(
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Locale locale,
      Model model) {
    model.addAttribute(
        "page",
        new RatesPage(
            exchange.page(of.isBlank() ? null : Amount.currency(of), after),
            exchange.currencies(),
            MoneyController.currencies(locale),
            occasion.today(),
            occasion.actor().is(Role.OFFICER)));
    return "funding/rates";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/rates")
  String enter(
      @RequestParam String currency,
      @RequestParam String counter,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam String rate,
      @RequestParam String source,
      Occasion occasion,
      RedirectAttributes redirect) {
    exchange.enter(occasion, currency, counter, day, rate, source);
    Said.that(redirect, "funding.said.rate");
    return "redirect:/funding/rates";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/funding/rates/file")
  String take(@RequestPart MultipartFile csv, Occasion occasion, RedirectAttributes redirect)
      throws IOException {
    Said.that(redirect, "funding.said.rates", exchange.take(occasion, csv.getBytes()));
    return "redirect:/funding/rates";
  }
}
