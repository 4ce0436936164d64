package org.greenclassroom.donations;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for the programme's officers: offers are screened and answered. */
@Service
@Transactional
public class Offers {
  /** A donor who hears nothing for a working week gives elsewhere. */
  private static final Duration LATE = Duration.ofDays(7);

  private static final int PAGE = 50;
  private final OfferTable offers;
  private final AnswerTable answers;
  private final SpecificationTable specifications;
  private final FormTable forms;
  private final OfferLetters letters;
  private final Donations donations;
  private final Partners partners;

  Offers(
      OfferTable offers,
      AnswerTable answers,
      SpecificationTable specifications,
      FormTable forms,
      OfferLetters letters,
      Donations donations,
      Partners partners) {
    this.offers = offers;
    this.answers = answers;
    this.specifications = specifications;
    this.forms = forms;
    this.letters = letters;
    this.donations = donations;
    this.partners = partners;
  }

  /**
   * Who gives, when a lot is opened: a partner we know, or a new one.
   *
   * @param partner null: a new one of this name
   */
  public record Giver(@Nullable Long partner, String name, String territory, String address) {}

  /**
   * Answers an offer, once, and writes to the donor.
   *
   * @throws Refusal where a line has no answer or no reason, or somebody answered before
   */
  public Offer.State answer(Occasion occasion, long id, Answer answer) {
    offers.lock(id);
    var offer = offer(id);
    if (!offer.isWaiting())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "donations.refusal.answered", offer.number(), offer.state());
    var lines = offers.lines(id);
    var outcome = answer.outcome(lines);
    if (outcome == Offer.State.DECLINED
        && !answer.recycler()
        && !answer.minimum()
        && answer.note().isBlank())
      throw new Refusal("donations.refusal.no-advice", offer.number());
    offers.become(id, outcome);
    answers.insert(id, lines, answer);
    offers.step(id, outcome, occasion.now(), occasion.actor().account());
    offers
        .contact(id)
        .ifPresent(contact ->
            letters.answered(
                occasion, contact, offer, outcome, lines, answer, minima(offer, lines)));
    return outcome;
  }

  /**
   * The lot of an accepted offer, with what was accepted as its pledge; the same one when asked
   * again.
   */
  public long openLot(
      Occasion occasion, long id, Giver giver, @Nullable Long sponsor, long entity) {
    offers.lock(id);
    var offer = offer(id);
    if (offer.lot() != null) return offer.lot();
    if (!offer.isTaken())
      throw new Refusal("donations.refusal.not-accepted", offer.number(), offer.state());
    if (!partners.partner(entity).is(PartnerKind.HOUSE))
      throw new Refusal("donations.refusal.not-an-entity", partners.partner(entity).name());
    var lot = donations.open(occasion, giver(occasion, giver), id, entity, pledge(id));
    if (sponsor != null) donations.fund(occasion, lot, sponsor, null, "");
    return lot;
  }

  private long giver(Occasion occasion, Giver giver) {
    if (giver.partner() == null)
      return partners.record(
          occasion, giver.name(), List.of(PartnerKind.DONOR), giver.territory(), giver.address());
    var known = partners.partner(giver.partner());
    if (!known.is(PartnerKind.DONOR))
      throw new Refusal("donations.refusal.not-a-donor", known.name());
    return known.partner();
  }

  private Map<Thing, Integer> pledge(long offer) {
    var answer = answers.answer(offer).orElseThrow();
    var pledge = new EnumMap<Thing, Integer>(Thing.class);
    for (var line : offers.lines(offer))
      if (answer.of(line).accepted() > 0)
        pledge.merge(line.kind(), answer.of(line).accepted(), Integer::sum);
    return pledge;
  }

  /** Forgets whom to write to; the offer stays. */
  void forget(long id) {
    var offer = offer(id);
    if (offers.forget(id) == 0) throw Refusal.notFound(offer.number());
  }

  @Transactional(readOnly = true)
  Offer offer(long id) {
    return offers.offer(id).orElseThrow(() -> Refusal.notFound(String.valueOf(id)));
  }

  @Transactional(readOnly = true)
  Slice<Offer> page(Offer.@Nullable State state, String part, long before) {
    return Slice.of(
        offers.page(state, part.strip(), before, PAGE + 1),
        PAGE,
        offer -> Long.toString(offer.offer()));
  }

  @Transactional(readOnly = true)
  OfferTable.Waiting waiting(Occasion occasion) {
    return offers.waiting(occasion.now().minus(LATE));
  }

  @Transactional(readOnly = true)
  Tray.Waiting tray(Occasion occasion) {
    var waiting = waiting(occasion);
    return new Tray.Waiting(
        waiting.count(), waiting.late(), offers.lastAnswer(), "/donations?state=WAITING");
  }

  @Transactional(readOnly = true)
  List<Line> lines(long id) {
    return offers.lines(id);
  }

  @Transactional(readOnly = true)
  List<OfferTable.Step> steps(long id) {
    return offers.steps(id);
  }

  @Transactional(readOnly = true)
  Optional<Contact> contact(long id) {
    return offers.contact(id);
  }

  @Transactional(readOnly = true)
  Optional<Answer> answerTo(long id) {
    return answers.answer(id);
  }

  @Transactional(readOnly = true)
  List<Enclosure.Kept> enclosures(Offer offer) {
    return forms.enclosures(offer.form());
  }

  @Transactional(readOnly = true)
  Enclosure enclosure(long id, long enclosure) {
    return forms
        .enclosure(offer(id).form(), enclosure)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(enclosure)));
  }

  /** Each line beside the specification that was valid on the day the offer came. */
  @Transactional(readOnly = true)
  List<Screening.Screened> screened(Offer offer) {
    var valid = new EnumMap<Thing, Specification>(Thing.class);
    for (var each : valid(Days.of(offer.sentAt()))) valid.put(each.kind(), each);
    return Screening.of(offers.lines(offer.offer()), valid);
  }

  /** The specifications of the kinds in this offer, of the day it came. */
  @Transactional(readOnly = true)
  List<Specification> minima(Offer offer, List<Line> lines) {
    return valid(Days.of(offer.sentAt())).stream()
        .filter(each -> lines.stream().anyMatch(line -> line.kind() == each.kind()))
        .toList();
  }

  @Transactional(readOnly = true)
  List<Specification> valid(LocalDate day) {
    return specifications.on(day);
  }

  @Transactional(readOnly = true)
  List<Specification> specifications() {
    return specifications.all();
  }

  /**
   * Enters what the programme can use from a day on; what held before stays readable.
   *
   * @throws Refusal for a day that is over: an offer that was screened by it would look different
   */
  void specify(Occasion occasion, Specification wanted) {
    if (wanted.validFrom().isBefore(occasion.today()))
      throw new Refusal(
          "donations.refusal.specification-past", wanted.validFrom(), occasion.today());
    specifications.insert(wanted, occasion.now(), occasion.actor().account());
  }
}
