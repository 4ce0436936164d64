package org.greenclassroom.papers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowSignedIn;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Stamp;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Papers: their exact words, who has signed, and the ways to sign. */
@Controller
class PaperController {
  private static final int ROWS = 100;

  private final Papers papers;
  private final Printing printing;
  private final Kinds kinds;
  private final Names people;

  PaperController(Papers papers, Printing printing, Kinds kinds, Names people) {
    this.papers = papers;
    this.printing = printing;
    this.kinds = kinds;
    this.people = people;
  }

  /**
   * @param names of kinds, by their stable word
   */
  record PapersPage(Slice<Drawn> papers, Map<String, String> names, @Nullable PaperState state) {
    public List<PaperState> states() {
      return List.of(PaperState.values());
    }
  }

  /**
   * @param sides what the sides are called, by role
   * @param mine the sides that the reader may sign for now
   * @param fits whether the hash, made again just now, is the one that was signed
   * @param home where the thing is that this paper is about; null: nobody says
   */
  record PaperPage(
      Drawn paper,
      String kind,
      Map<String, String> sides,
      Map<String, List<Passage>> words,
      List<String> columns,
      List<List<String>> rows,
      List<Seal> seals,
      List<Stamp> stamps,
      Map<String, String> mine,
      List<Invitation> links,
      @Nullable Ending ending,
      @Nullable String proposer,
      @Nullable String agreer,
      @Nullable Drawn before,
      @Nullable Drawn after,
      @Nullable String home,
      boolean shipped,
      boolean fits,
      boolean officer,
      boolean staff,
      long account,
      LocalDate today,
      Map<String, String> languages) {}

  @Allow({Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/papers")
  String papers(
      @RequestParam(required = false) @Nullable PaperState state,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Locale locale,
      Model model) {
    var page = papers.page(state, after, occasion.actor());
    var names = new LinkedHashMap<String, String>();
    for (var each : page.rows()) names.put(each.kind(), printing.kind(each.kind(), locale));
    model.addAttribute("page", new PapersPage(page, names, state));
    return "papers/list";
  }

  @AllowSignedIn
  @ShowsPeople(Held.Whose.SIGNER)
  @GetMapping("/papers/{id}")
  String paper(@PathVariable long id, Occasion occasion, Locale locale, Model model) {
    var actor = occasion.actor();
    var paper = papers.paper(actor, id);
    var sides = printing.sides(paper, locale);
    var seals = papers.seals(id);
    var annex = papers.annex(paper, ROWS);
    var ending = papers.ending(id);
    var mine = new LinkedHashMap<String, String>();
    for (var side : paper.sides())
      if (papers.canSign(actor, id, side.role()))
        mine.put(side.role(), sides.get(side.role()) + " · " + side.name());
    var before = paper.replaces();
    model.addAttribute(
        "page",
        new PaperPage(
            paper,
            printing.kind(paper.kind(), locale),
            sides,
            Printing.passages(papers.words(id)),
            annex.isEmpty() ? List.of() : printing.columns(paper.kind(), annex.getFirst(), locale),
            annex.isEmpty() ? List.of() : annex.subList(1, annex.size()),
            seals,
            stamps(paper, seals, sides, actor.seesAll()),
            mine,
            actor.is(Role.OFFICER) ? papers.invitations(id) : List.of(),
            ending,
            ending == null ? null : people.name(ending.proposedBy()),
            ending == null ? null : people.name(ending.agreedBy()),
            before == null ? null : papers.paper(before),
            papers.successor(paper).orElse(null),
            kinds.access(paper.kind()).map(access -> access.whereItBelongs(paper)).orElse(null),
            papers.isShipped(id),
            papers.fits(paper),
            actor.is(Role.OFFICER),
            actor.seesAll(),
            actor.account(),
            occasion.today(),
            languages()));
    return "papers/paper";
  }

  @AllowSignedIn
  @GetMapping("/papers/{id}/{language}.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable long id, @PathVariable String language, Occasion occasion) {
    papers.paper(occasion.actor(), id);
    return Served.inline(papers.pdf(id, spoken(language)));
  }

  @AllowSignedIn
  @GetMapping("/papers/{id}/annex.csv")
  ResponseEntity<byte[]> annex(@PathVariable long id, Occasion occasion) {
    return Served.attached(papers.annex(papers.paper(occasion.actor(), id)));
  }

  @AllowSignedIn
  @GetMapping("/papers/{id}/scans/{scan}")
  ResponseEntity<byte[]> scan(@PathVariable long id, @PathVariable long scan, Occasion occasion) {
    papers.paper(occasion.actor(), id);
    return Served.attached(papers.scan(id, scan));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.DONOR, Role.SCHOOL, Role.DISMANTLER})
  @PostMapping("/papers/{id}/signatures")
  String sign(
      @PathVariable long id,
      @RequestParam String role,
      HttpServletRequest request,
      Occasion occasion,
      Locale locale,
      RedirectAttributes redirect) {
    var paper = papers.paper(occasion.actor(), id);
    var whose = printing.side(paper.kind(), role, locale);
    papers.sign(occasion, id, role, SignatureForm.read(request, whose));
    Said.that(redirect, "papers.said.signed", paper.number(), whose);
    return back(id);
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.DONOR, Role.SCHOOL, Role.DISMANTLER})
  @PostMapping("/papers/{id}/scans")
  String upload(
      @PathVariable long id,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate signedOn,
      @RequestParam MultipartFile scan,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var paper = papers.paper(occasion.actor(), id);
    var signers = new LinkedHashMap<String, String>();
    for (var side : paper.sides()) {
      var name = request.getParameter("name-" + side.role());
      if (name != null && !name.isBlank()) signers.put(side.role(), name);
    }
    try {
      papers.upload(occasion, id, new Scan(signers, signedOn, scan.getBytes()));
    } catch (IOException unreadable) {
      throw new Refusal("frame.refusal.unreadable-body");
    }
    Said.that(redirect, "papers.said.uploaded", paper.number());
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/papers/{id}/invitations")
  String invite(
      @PathVariable long id,
      @RequestParam String role,
      @RequestParam String address,
      @RequestParam String spoken, // "language" would change the reader's own
      Occasion occasion,
      RedirectAttributes redirect) {
    papers.invite(occasion, id, role, address, spoken(spoken));
    Said.that(redirect, "papers.said.invited", address.strip());
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/papers/{id}/void")
  String proposeVoid(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Occasion occasion,
      RedirectAttributes redirect) {
    papers.proposeVoid(occasion, id, reason);
    Said.that(redirect, "papers.said.void-proposed");
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/papers/{id}/void/agreement")
  String agreeToVoid(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    papers.agreeToVoid(occasion, id);
    Said.that(redirect, "papers.said.void");
    return back(id);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/papers/{id}/void/withdrawal")
  String withdrawVoid(@PathVariable long id, Occasion occasion, RedirectAttributes redirect) {
    papers.withdrawVoid(occasion, id);
    Said.that(redirect, "papers.said.void-withdrawn");
    return back(id);
  }

  /** Drawn, each signature, and how it ended, as one strip. */
  private List<Stamp> stamps(
      Drawn paper, List<Seal> seals, Map<String, String> sides, boolean staff) {
    var whole = paper.sides().stream().allMatch(side -> side.signedAt() != null);
    var state =
        paper.state() == PaperState.VOID
            ? Stamp.State.STRUCK
            : whole ? Stamp.State.FULL : Stamp.State.HALF;
    var stamps = new ArrayList<Stamp>();
    stamps.add(
        new Stamp(
            "#papers.stamp.drawn",
            staff ? people.name(paper.drawnBy()) : null,
            null,
            paper.drawnAt(),
            null,
            Stamp.State.FULL,
            null));
    seals.stream()
        .sorted((a, b) -> a.recordedAt().compareTo(b.recordedAt()))
        .forEach(seal ->
            stamps.add(
                new Stamp(
                    String.valueOf(sides.get(seal.role())),
                    seal.name(),
                    null,
                    seal.signedAt(),
                    seal.scan() == null
                        ? null
                        : new Stamp.Evidence(
                            "#papers.scan", "/papers/" + paper.paper() + "/scans/" + seal.scan()),
                    state,
                    "#papers.how." + seal.how().name().toLowerCase(Locale.ROOT))));
    for (var side : paper.sides())
      if (side.signedAt() == null && paper.state() == PaperState.DRAFTED)
        stamps.add(
            new Stamp(
                String.valueOf(sides.get(side.role())),
                side.name(),
                null,
                null,
                null,
                Stamp.State.GAP,
                "#papers.stamp.open"));
    return stamps;
  }

  static Map<String, String> languages() {
    return Map.of("zh", "中文", "en", "English", "fr", "Français");
  }

  static Locale spoken(String language) {
    return Words.LANGUAGES.stream()
        .filter(each -> each.getLanguage().equals(language))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(language));
  }

  private static String back(long id) {
    return "redirect:/papers/" + id;
  }

  /** Files as answers. */
  static final class Served {
    private Served() {}

    static ResponseEntity<byte[]> inline(Files.Kept file) {
      return served(file, "inline");
    }

    static ResponseEntity<byte[]> attached(Files.Kept file) {
      return served(file, "attachment");
    }

    private static ResponseEntity<byte[]> served(Files.Kept file, String how) {
      var ending =
          switch (file.mediaType()) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            default -> ".csv";
          };
      var name = file.name().endsWith(ending) ? file.name() : file.name() + ending;
      return ResponseEntity.ok()
          .header("Content-Type", file.mediaType())
          .header("X-Content-Type-Options", "nosniff")
          .header("Cache-Control", "private, no-store")
          .header("Content-Disposition", how + "; filename=\"" + name + "\"")
          .body(file.bytes());
    }
  }
}
