package org.greenclassroom.endings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One ending as the programme works on it. */
@Controller
class EndingController {
  private static final String ENDING = "/endings/{ending:\\d{1,18}}";

  private final Endings endings;
  private final Deciding deciding;
  private final Carrying carrying;
  private final Sequel sequel;
  private final Letters letters;
  private final Overview overview;
  private final Desk desk;
  private final EndPaper paper;
  private final Origin origin;
  private final Shown shown;

  EndingController(
      Endings endings,
      Deciding deciding,
      Carrying carrying,
      Sequel sequel,
      Letters letters,
      Overview overview,
      Desk desk,
      EndPaper paper,
      Origin origin,
      Shown shown) {
    this.endings = endings;
    this.deciding = deciding;
    this.carrying = carrying;
    this.sequel = sequel;
    this.letters = letters;
    this.overview = overview;
    this.desk = desk;
    this.paper = paper;
    this.origin = origin;
    this.shown = shown;
  }

  /**
   * What only the programme sees of it.
   *
   * @param sponsors contacts at the sponsor; empty without one
   */
  record StaffPage(
      EndingPage one,
      List<Notice> notices,
      List<NoticeTable.Contact> schools,
      List<NoticeTable.Contact> sponsors,
      List<OverviewTable.Remark> remarks,
      List<Ending> others,
      boolean officer) {
    public List<Locale> languages() {
      return Words.LANGUAGES;
    }

    /** Whether some side has no address: its link is handed over instead. */
    public boolean unreachable(Party side) {
      return notices.stream()
          .filter(one -> one.side() == side && one.kind() != Notice.Kind.BY_HAND)
          .findFirst()
          .map(one -> one.letters() == 0)
          .orElse(false);
    }
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping(ENDING)
  String ending(@PathVariable("ending") long number, Occasion occasion, Model model) {
    var ending = endings.ending(number);
    boolean officer = occasion.actor().is(Role.OFFICER);
    var one =
        desk.page(occasion, ending, officer ? Party.PROGRAMME : null, false, "/endings/" + number);
    var sponsor = one.room().sponsor();
    model.addAttribute(
        "page",
        new StaffPage(
            one,
            letters.of(number),
            letters.contacts(one.room().school()),
            sponsor == null ? List.of() : letters.contacts(sponsor),
            overview.remarks(ending.classroom()),
            endings.of(ending.classroom()).stream()
                .filter(other -> other.ending() != number)
                .toList(),
            officer));
    return "endings/ending";
  }

  /** From the page of a room: its ending begins now. */
  @Allow(Role.OFFICER)
  @PostMapping("/endings")
  String begin(@RequestParam long classroom, Occasion occasion) {
    return "redirect:/endings/" + endings.begin(occasion, classroom);
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/proposals")
  String propose(
      @PathVariable long ending,
      @RequestParam Decision decision,
      @ModelAttribute WishForm form,
      Occasion occasion,
      RedirectAttributes redirect) {
    deciding.propose(occasion, ending, Party.PROGRAMME, form.wish(decision), form.kept(), null);
    Said.that(redirect, "endings.said.proposed");
    return "redirect:/endings/" + ending;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/answers")
  String answer(
      @PathVariable long ending,
      @RequestParam long proposal,
      @RequestParam boolean yes,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    return decided(
        occasion,
        ending,
        deciding.answer(occasion, ending, proposal, Party.PROGRAMME, yes, words, null),
        redirect);
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/silences")
  String decideWithout(
      @PathVariable long ending,
      @RequestParam long proposal,
      @RequestParam Party side,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    return decided(
        occasion,
        ending,
        deciding.decideWithout(occasion, ending, proposal, side, words),
        redirect);
  }

  private String decided(
      Occasion occasion, long ending, boolean decided, RedirectAttributes redirect) {
    sequel.answered(occasion, ending, decided, redirect);
    return "redirect:/endings/" + ending;
  }

  /** What lacks is set going, and the room is recalled without waiting for its day. */
  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/consequences")
  String carryOut(@PathVariable long ending, Occasion occasion, RedirectAttributes redirect) {
    carrying.carryOut(occasion, ending, true);
    Said.that(redirect, "endings.said.carried");
    return "redirect:/endings/" + ending;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/reopening")
  String reopen(@PathVariable long ending, Occasion occasion, RedirectAttributes redirect) {
    deciding.reopen(occasion, ending);
    Said.that(redirect, "endings.said.reopened");
    return "redirect:/endings/" + ending;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/plan")
  String plan(
      @PathVariable long ending,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam(defaultValue = "") String words,
      Occasion occasion,
      RedirectAttributes redirect) {
    endings.plan(occasion, ending, day, words);
    sequel.inTheWay(occasion, ending); // what still is stands on the page
    Said.that(redirect, "endings.said.planned", shown.day(day));
    return "redirect:/endings/" + ending;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/notice")
  String handedOver(@PathVariable long ending, Occasion occasion, RedirectAttributes redirect) {
    endings.handedOver(occasion, ending);
    Said.that(redirect, "endings.said.by-hand");
    return "redirect:/endings/" + ending;
  }

  /** A link without an account, shown once. */
  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/links")
  String link(
      @PathVariable long ending,
      @RequestParam Party side,
      Occasion occasion,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "link", origin.here() + "/ending/" + letters.link(occasion, ending, side));
    redirect.addFlashAttribute("linkSide", side);
    Said.that(redirect, "endings.said.link", side);
    return "redirect:/endings/" + ending;
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/contacts")
  String enter(
      @PathVariable long ending,
      @RequestParam Party side,
      @RequestParam String address,
      @RequestParam Locale spoken,
      @RequestParam(defaultValue = "1") int step,
      Occasion occasion,
      RedirectAttributes redirect) {
    letters.enter(occasion, partnerOf(ending, side), step, address, spoken);
    Said.that(redirect, "endings.said.contact");
    return "redirect:/endings/" + ending + "#contacts";
  }

  @Allow(Role.OFFICER)
  @PostMapping(ENDING + "/contacts/{contact:\\d{1,18}}/removal")
  String remove(
      @PathVariable long ending,
      @PathVariable long contact,
      @RequestParam Party side,
      RedirectAttributes redirect) {
    letters.remove(partnerOf(ending, side), contact);
    Said.that(redirect, "endings.said.contact-gone");
    return "redirect:/endings/" + ending + "#contacts";
  }

  /** The end notice on paper. */
  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping(ENDING + "/notice.pdf")
  ResponseEntity<byte[]> notice(
      @PathVariable long ending,
      @RequestParam(name = "in", required = false) @Nullable String language,
      Occasion occasion,
      Locale locale) {
    var spoken =
        Words.LANGUAGES.stream()
            .filter(known -> known.getLanguage().equals(language))
            .findFirst()
            .orElse(locale);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            "Content-Disposition",
            "inline; filename=\"end-notice-%d-%s.pdf\"".formatted(ending, spoken.getLanguage()))
        .body(paper.notice(occasion, endings.ending(ending), spoken));
  }

  private long partnerOf(long ending, Party side) {
    return endings.partnerOf(endings.ending(ending), side);
  }
}
