package org.greenclassroom.contests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The same batch behind the school’s link, without an account. */
@Controller
class LinkController {
  /** A class of fifty twice over; more in an hour is no teacher. */
  private static final int MOST_AN_HOUR = 120;

  private static final String LINK = "/contest/{secret:[0-9a-z]{32}}";
  private static final String ENTRY = LINK + "/entries/{entry:\\d{1,18}}";

  private final HandIn handIn;
  private final BatchPages pages;
  private final Floods floods;

  LinkController(HandIn handIn, BatchPages pages, Floods floods) {
    this.handIn = handIn;
    this.pages = pages;
    this.floods = floods;
  }

  @AllowEveryone
  @GetMapping(LINK)
  String batch(
      @PathVariable String secret,
      HttpServletResponse response,
      CsrfToken csrf,
      Occasion occasion,
      Model model) {
    var batch = handIn.behind(secret);
    csrf.getToken(); // before the page is too long for a session to begin
    BatchPages.close(response);
    return pages.show("/contest/" + secret, batch, false, false, occasion, model);
  }

  @AllowEveryone
  @PostMapping(LINK + "/entries")
  String enter(
      @PathVariable String secret,
      BatchPages.Form form,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var batch = counted(secret, request, occasion);
    Said.that(redirect, "contests.said.entered", pages.enter(batch, form, file, occasion));
    return "redirect:/contest/" + secret;
  }

  @AllowEveryone
  @PostMapping(ENTRY + "/licences")
  String allow(
      @PathVariable String secret,
      @PathVariable long entry,
      @RequestParam(required = false) @Nullable Set<Purpose> purposes,
      @RequestParam(defaultValue = "false") boolean paper,
      Occasion occasion,
      RedirectAttributes redirect) {
    handIn.allow(
        occasion,
        handIn.behind(secret),
        entry,
        purposes == null ? EnumSet.noneOf(Purpose.class) : purposes,
        paper);
    Said.that(redirect, "contests.said.allowed");
    return "redirect:/contest/" + secret;
  }

  /** Taking back is never held up, however often. */
  @AllowEveryone
  @PostMapping(ENTRY + "/withdrawal")
  String withdraw(
      @PathVariable String secret,
      @PathVariable long entry,
      Occasion occasion,
      RedirectAttributes redirect) {
    handIn.withdraw(occasion, handIn.behind(secret), entry);
    Said.that(redirect, "contests.said.withdrawn");
    return "redirect:/contest/" + secret;
  }

  @AllowEveryone
  @PostMapping(LINK + "/school")
  String name(
      @PathVariable String secret, @RequestParam(defaultValue = "false") boolean nameSchool) {
    handIn.nameSchool(handIn.behind(secret), nameSchool);
    return "redirect:/contest/" + secret;
  }

  @AllowEveryone
  @GetMapping(ENTRY + "/work")
  ResponseEntity<byte[]> work(
      @PathVariable String secret, @PathVariable long entry, Occasion occasion) {
    return pages.work(handIn.work(handIn.behind(secret), entry, occasion), "entry-" + entry);
  }

  @AllowEveryone
  @GetMapping(LINK + "/codes.pdf")
  ResponseEntity<byte[]> sheet(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String in,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale) {
    return pages.sheet(counted(secret, request, occasion), in, occasion, locale);
  }

  @AllowEveryone
  @GetMapping(LINK + "/certificates.pdf")
  ResponseEntity<byte[]> certificates(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String in,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale) {
    return pages.certificates(counted(secret, request, occasion), in, occasion, locale);
  }

  private Batch counted(String secret, HttpServletRequest request, Occasion occasion) {
    var batch = handIn.behind(secret);
    floods.count("contests/hand-in", request.getRemoteAddr(), MOST_AN_HOUR, occasion.now());
    return batch;
  }
}
