package org.greenclassroom.outcomes;

import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: a paper that was issued, its files, and declaring it void. */
@Controller
class PaperController {
  private final Issuing issuing;
  private final Partners partners;
  private final People people;
  private final Origin origin;

  PaperController(Issuing issuing, Partners partners, People people, Origin origin) {
    this.issuing = issuing;
    this.partners = partners;
    this.people = people;
    this.origin = origin;
  }

  /**
   * One paper.
   *
   * @param issuer null: not the reader's to know
   */
  record PaperPage(
      Issued paper,
      String donor,
      @Nullable String issuer,
      Map<String, String> files,
      boolean canVoid,
      boolean staff) {}

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/lots/{lot}/papers")
  String issue(
      @PathVariable long lot,
      @RequestParam Issued.Kind kind,
      Occasion occasion,
      RedirectAttributes redirect) {
    long paper = issuing.issue(occasion, lot, kind, origin.here());
    Said.that(redirect, "outcomes.said.issued", issuing.paper(occasion.actor(), paper).number());
    return "redirect:/outcomes/papers/" + paper;
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @GetMapping("/outcomes/papers/{paper}")
  String paper(@PathVariable long paper, Occasion occasion, Model model) {
    var issued = issuing.paper(occasion.actor(), paper);
    boolean staff = occasion.actor().seesAll();
    model.addAttribute(
        "page",
        new PaperPage(
            issued,
            partners.partner(issued.donor()).name(),
            staff ? people.known(issued.issuedBy()).name() : null,
            staff || issued.isValid() ? issuing.files(issued) : Map.of(),
            occasion.actor().is(Role.OFFICER)
                && issued.isValid()
                && issued.issuedBy() != occasion.actor().account(),
            staff));
    return "outcomes/paper";
  }

  @Allow({Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DONOR})
  @GetMapping("/outcomes/papers/{paper}/{language}.pdf")
  ResponseEntity<byte[]> file(
      @PathVariable long paper, @PathVariable String language, Occasion occasion) {
    var kept = issuing.file(occasion.actor(), issuing.paper(occasion.actor(), paper), language);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            ContentDisposition.inline().filename(kept.name()).build().toString())
        .body(kept.bytes());
  }

  @Allow(Role.OFFICER)
  @PostMapping("/outcomes/papers/{paper}/void")
  String voided(
      @PathVariable long paper,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    issuing.voided(occasion, paper, reason);
    Said.that(redirect, "outcomes.said.voided");
    return "redirect:/outcomes/papers/" + paper;
  }
}
