package org.greenclassroom.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.PublicLinks;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for the newsletter, saying yes, staying, leaving. */
@Controller
class NewsletterController {
  private static final String READER = "/newsletter/{secret:[0-9a-z]{32}}";
  private static final int MOST_FROM_ONE = 30;
  private static final int MOST_TO_ONE = 2;

  private final Newsletter newsletter;
  private final Floods floods;
  private final Welcome welcome;

  NewsletterController(Newsletter newsletter, Floods floods, Welcome welcome) {
    this.newsletter = newsletter;
    this.floods = floods;
    this.welcome = welcome;
  }

  /**
   * @param reads whether yes was said; else it waits for that
   */
  record ReaderPage(String secret, boolean reads, LocalDate deleteOn) {}

  @AllowEveryone
  @GetMapping("/newsletter")
  String form(CsrfToken csrf, Model model) {
    csrf.getToken(); // begins a session while the answer's head can still say so
    welcome.index(model, "site.newsletter.lead");
    return "site/newsletter";
  }

  /**
   * @param website a field that people do not see: what fills it is a machine, and is told nothing
   */
  @AllowEveryone
  @PostMapping("/newsletter")
  String ask(
      @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String website,
      HttpServletRequest request,
      Locale language,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (address.isBlank()) throw new Refusal("frame.refusal.missing", "address");
    if (website.isBlank()) {
      floods.count("site/newsletter", request.getRemoteAddr(), MOST_FROM_ONE, occasion.now());
      // nobody fills somebody else's box with our letters; the address itself is not kept for that
      floods.count(
          "site/newsletter",
          PublicLinks.hash(address.strip().toLowerCase(Locale.ROOT)),
          MOST_TO_ONE,
          occasion.now());
      newsletter.ask(occasion, address, language);
    }
    Said.that(redirect, "site.said.asked");
    return "redirect:/newsletter";
  }

  /** A mail program that opens links by itself says yes to nothing: that takes the button. */
  @AllowEveryone
  @GetMapping(READER)
  String reader(@PathVariable String secret, CsrfToken csrf, Model model) {
    csrf.getToken(); // as above
    var reader = newsletter.reader(secret);
    model.addAttribute(
        "page", new ReaderPage(secret, reader.confirmedAt() != null, reader.deleteOn()));
    return "site/reader";
  }

  @AllowEveryone
  @PostMapping(READER + "/confirmation")
  String confirm(@PathVariable String secret, Occasion occasion, RedirectAttributes redirect) {
    newsletter.confirm(occasion, secret);
    Said.that(redirect, "site.said.confirmed");
    return "redirect:/newsletter/" + secret;
  }

  @AllowEveryone
  @PostMapping(READER + "/ending")
  String end(@PathVariable String secret, RedirectAttributes redirect) {
    newsletter.end(secret);
    Said.that(redirect, "site.said.left");
    return "redirect:/newsletter";
  }
}
