package org.greenclassroom.papers;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a link from a letter: somebody without an account reads and signs, once. */
@Controller
class SigningController {
  private static final int ROWS = 100;

  private final Papers papers;
  private final Printing printing;

  SigningController(Papers papers, Printing printing) {
    this.papers = papers;
    this.printing = printing;
  }

  record SignPage(
      String secret,
      Drawn paper,
      String kind,
      Map<String, String> sides,
      String role,
      String name,
      Map<String, List<Passage>> words,
      List<String> columns,
      List<List<String>> rows,
      boolean shipped,
      Instant expiresAt) {}

  /** Opening it does nothing: programs that look at letters before people do open links too. */
  @AllowKeyHolder
  @GetMapping("/sign/{secret}")
  String page(
      @PathVariable String secret, Occasion occasion, CsrfToken token, Locale locale, Model model) {
    token.getToken(); // begins a session while the answer's head can still say so: the page is long
    var link = papers.invitation(secret, occasion.now());
    var paper = papers.paper(link.paper());
    var annex = papers.annex(paper, ROWS);
    var name =
        paper.sides().stream()
            .filter(side -> side.role().equals(link.role()))
            .map(side -> String.valueOf(side.name()))
            .findFirst()
            .orElse("");
    model.addAttribute(
        "page",
        new SignPage(
            secret,
            paper,
            printing.kind(paper.kind(), locale),
            printing.sides(paper, locale),
            link.role(),
            name,
            Printing.passages(papers.words(paper.paper())),
            annex.isEmpty() ? List.of() : printing.columns(paper.kind(), annex.getFirst(), locale),
            annex.isEmpty() ? List.of() : annex.subList(1, annex.size()),
            papers.isShipped(paper.paper()),
            link.expiresAt()));
    return "papers/sign";
  }

  @AllowKeyHolder
  @PostMapping("/sign/{secret}")
  String sign(
      @PathVariable String secret,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    var link = papers.anyInvitation(secret);
    var of = papers.paper(link.paper());
    var whose = printing.side(of.kind(), link.role(), locale);
    var paper = papers.signByLink(occasion, secret, SignatureForm.read(request, whose));
    Said.that(redirect, "papers.said.signed", paper.number(), whose);
    return "redirect:/p/" + paper.code();
  }

  @AllowKeyHolder
  @GetMapping("/sign/{secret}/{language}.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String secret, @PathVariable String language, Occasion occasion) {
    var link = papers.invitation(secret, occasion.now());
    return PaperController.Served.inline(
        papers.pdf(link.paper(), PaperController.spoken(language)));
  }

  @AllowKeyHolder
  @GetMapping("/sign/{secret}/annex.csv")
  ResponseEntity<byte[]> annex(@PathVariable String secret, Occasion occasion) {
    var link = papers.invitation(secret, occasion.now());
    return PaperController.Served.attached(papers.annex(papers.paper(link.paper())));
  }
}
