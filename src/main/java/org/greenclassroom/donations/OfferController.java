package org.greenclassroom.donations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Held;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.ShowsPeople;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
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

/** Pages: offers that came, one offer beside the minimum, its answer, its lot. */
@Controller
class OfferController {
  private final Offers offers;
  private final Partners partners;
  private final Wording wording;

  OfferController(Offers offers, Partners partners, Wording wording) {
    this.offers = offers;
    this.partners = partners;
    this.wording = wording;
  }

  record OffersPage(Slice<Offer> offers, OfferTable.Waiting waiting, boolean mayWrite) {}

  /** A line with what was found, in words, and what was decided. */
  record LinePage(
      Line line,
      Screening.Verdict verdict,
      List<FindingPage> findings,
      Answer.@Nullable Judgement judged,
      int proposed,
      boolean minimumKept) {}

  record FindingPage(Screening.Fact fact, Screening.Verdict verdict, String wanted, String given) {}

  /**
   * One offer.
   *
   * @param donors partners it may come from, by number; null where no lot can be opened
   * @param same the partner that is called like the donor; null: none
   */
  record OfferPage(
      Offer offer,
      List<LinePage> lines,
      @Nullable Contact contact,
      List<Enclosure.Kept> enclosures,
      List<OfferTable.Step> steps,
      List<String> advice,
      boolean mayAnswer,
      boolean mayForget,
      @Nullable Map<Long, String> donors,
      Map<Long, String> sponsors,
      Map<Long, String> entities,
      @Nullable Long same) {
    public boolean mayOpenLot() {
      return donors != null;
    }
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/donations")
  String offers(
      @RequestParam(required = false) Offer.@Nullable State state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    model.addAttribute(
        "page",
        new OffersPage(
            offers.page(state, q, after),
            offers.waiting(occasion),
            occasion.actor().is(Role.OFFICER)));
    return "donations/offers";
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @ShowsPeople(Held.Whose.CONTACT)
  @GetMapping("/donations/offers/{id}")
  String offer(@PathVariable long id, Occasion occasion, Locale locale, Model model) {
    var offer = offers.offer(id);
    var officer = occasion.actor().is(Role.OFFICER);
    var answer = offers.answerTo(id).orElse(null);
    var lines = new ArrayList<LinePage>();
    for (var screened : offers.screened(offer)) lines.add(line(screened, answer, offer, locale));
    var contact = offers.contact(id).orElse(null);
    var mayOpen = officer && offer.isTaken() && offer.lot() == null;
    var called =
        offer.organisation().isEmpty() && contact != null ? contact.person() : offer.organisation();
    model.addAttribute(
        "page",
        new OfferPage(
            offer,
            lines,
            contact,
            offers.enclosures(offer),
            offers.steps(id),
            answer == null
                ? List.of()
                : wording.advice(answer, offers.minima(offer, offers.lines(id)), offer.locale()),
            officer && offer.isWaiting(),
            officer && contact != null && !offer.isWaiting(),
            mayOpen ? named(PartnerKind.DONOR) : null,
            named(PartnerKind.SPONSOR),
            named(PartnerKind.HOUSE),
            partners
                .named(called)
                .filter(partner -> partner.is(PartnerKind.DONOR))
                .map(partner -> partner.partner())
                .orElse(null)));
    return "donations/offer";
  }

  private LinePage line(
      Screening.Screened screened, @Nullable Answer answer, Offer offer, Locale locale) {
    var line = screened.line();
    return new LinePage(
        line,
        screened.verdict(),
        screened.findings().stream()
            .map(finding ->
                new FindingPage(
                    finding.fact(),
                    finding.verdict(),
                    wording.wanted(finding, locale),
                    wording.given(finding, locale)))
            .toList(),
        answer == null ? null : answer.of(line),
        screened.isBelow() || offer.isScrapped() ? 0 : line.pieces(),
        screened.specification() != null);
  }

  private Map<Long, String> named(PartnerKind kind) {
    var names = new LinkedHashMap<Long, String>();
    for (var partner : partners.of(kind)) names.put(partner.partner(), partner.name());
    return names;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/offers/{id}/answer")
  String answer(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean recycler,
      @RequestParam(defaultValue = "false") boolean minimum,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      Occasion occasion,
      RedirectAttributes redirect) {
    var judgements = new HashMap<Integer, Answer.Judgement>();
    for (var line : offers.lines(id)) judgements.put(line.line(), judgement(request, line.line()));
    var outcome =
        offers.answer(occasion, id, new Answer(judgements, recycler, minimum, note.strip()));
    Said.that(redirect, "donations.said.answered", Offer.number(id), outcome);
    return "redirect:/donations/offers/" + id;
  }

  private static Answer.Judgement judgement(HttpServletRequest request, int line) {
    var accepted = String.valueOf(request.getParameter("accepted-" + line)).strip();
    if (!accepted.matches("\\d{1,6}")) throw new Refusal("donations.refusal.line-open", line);
    var reason = request.getParameter("reason-" + line);
    for (var each : Answer.Reason.values())
      if (each.name().equals(reason)) return new Answer.Judgement(Integer.parseInt(accepted), each);
    return new Answer.Judgement(Integer.parseInt(accepted), null);
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/offers/{id}/lot")
  String openLot(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long partner,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String territory,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(required = false) @Nullable Long sponsor,
      @RequestParam(defaultValue = "1") long entity,
      Occasion occasion,
      RedirectAttributes redirect) {
    var lot =
        offers.openLot(
            occasion, id, new Offers.Giver(partner, name, territory, address), sponsor, entity);
    Said.that(redirect, "donations.said.lot-opened", String.valueOf(lot));
    return "redirect:/donations/lots/" + lot;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/donations/offers/{id}/contact/forget")
  String forget(@PathVariable long id, RedirectAttributes redirect) {
    offers.forget(id);
    Said.that(redirect, "donations.said.forgotten");
    return "redirect:/donations/offers/" + id;
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/donations/offers/{id}/enclosures/{enclosure}")
  ResponseEntity<byte[]> enclosure(@PathVariable long id, @PathVariable long enclosure) {
    var kept = offers.enclosure(id, enclosure);
    var image = kept.mediaType().startsWith("image/");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kept.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Disposition",
            (image ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(kept.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(kept.bytes());
  }
}
