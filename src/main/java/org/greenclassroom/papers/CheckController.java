package org.greenclassroom.papers;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page behind the QR code of a paper, for whoever holds it: nobody's name, no organisation's.
 */
@Controller
class CheckController {
  private final Papers papers;
  private final Printing printing;

  CheckController(Papers papers, Printing printing) {
    this.papers = papers;
    this.printing = printing;
  }

  /** What is public of a paper. */
  record CheckPage(
      String code,
      String number,
      String kind,
      int version,
      PaperState state,
      String sha256,
      boolean fits,
      Instant drawnAt,
      @Nullable Instant signedAt,
      int sides,
      long signed,
      @Nullable String successor) {}

  @AllowEveryone
  @GetMapping({"/p/{code}", "/P/{code}"})
  String check(@PathVariable String code, CsrfToken token, Locale locale, Model model) {
    token.getToken(); // begins a session while the answer's head can still say so
    var paper = papers.coded(code);
    model.addAttribute(
        "page",
        new CheckPage(
            paper.code(),
            paper.number(),
            printing.kind(paper.kind(), locale),
            paper.version(),
            paper.state(),
            paper.sha256(),
            papers.fits(paper),
            paper.drawnAt(),
            paper.signedAt(),
            paper.sides().size(),
            paper.sides().stream().filter(side -> side.signedAt() != null).count(),
            paper.state() == PaperState.REPLACED
                ? papers.successor(paper).map(Drawn::number).orElse(null)
                : null));
    return "papers/checked";
  }

  /** Compares a file with those that were given out or brought, by its SHA-256; it is not kept. */
  @AllowEveryone
  @PostMapping("/p/{code}")
  String compare(
      @PathVariable String code, @RequestPart MultipartFile file, RedirectAttributes redirect) {
    var paper = papers.coded(code);
    try {
      var found = file.isEmpty() ? null : papers.ofFile(file.getBytes());
      if (found == null) Said.that(redirect, "papers.checked.changed");
      else if (found.paper() == paper.paper())
        Said.that(redirect, "papers.checked.same", paper.number());
      else Said.that(redirect, "papers.checked.other");
    } catch (IOException broken) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    return "redirect:/p/" + paper.code();
  }
}
