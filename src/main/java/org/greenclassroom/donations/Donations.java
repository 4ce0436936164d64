package org.greenclassroom.donations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of donations for the rooms above: the lot as a whole. */
@Service
@Transactional
public class Donations {
  private static final int PAGE = 50;
  private final Lots lots;
  private final FunderTable funders;
  private final OfferTable offers;
  private final Partners partners;
  private final Entities entities;

  Donations(
      Lots lots, FunderTable funders, OfferTable offers, Partners partners, Entities entities) {
    this.lots = lots;
    this.funders = funders;
    this.offers = offers;
    this.partners = partners;
    this.entities = entities;
  }

  /** A new lot of this donor; what is in it is said by a list or by a count. */
  public long open(Occasion occasion, long donor) {
    return open(occasion, donor, null, Partners.HOUSE, Map.of());
  }

  /** The same from an offer, with what was promised. */
  long open(
      Occasion occasion,
      long donor,
      @Nullable Long offer,
      long entity,
      Map<Thing, Integer> pledge) {
    var lot = lots.insert(donor, offer, entity, occasion.now(), occasion.actor().account());
    lots.note(lot, Lot.State.OPEN, occasion.now(), occasion.actor().account());
    pledge.forEach((kind, pieces) -> lots.promise(lot, kind, pieces));
    return lot;
  }

  @Transactional(readOnly = true)
  public Lot lot(long lot) {
    return lots.lot(lot).orElseThrow(() -> Refusal.notFound(String.valueOf(lot)));
  }

  /**
   * In whose name something of this lot is made on that day: its own entity, or the one that acts
   * where its donor is.
   */
  @Transactional(readOnly = true)
  public Letterhead letterhead(long lot, LocalDate day) {
    return lots.lot(lot)
        .map(known ->
            entities.actingAs(known.entity(), partners.partner(known.donor()).territory(), day))
        // devices may carry the number of a lot that was never written down here
        .orElseGet(() -> entities.actingAs(Partners.HOUSE, house(), day));
  }

  private String house() {
    return partners.partner(Partners.HOUSE).territory();
  }

  /** Nobody else changes this lot meanwhile. */
  public void lock(long lot) {
    if (!lots.lock(lot)) throw Refusal.notFound(String.valueOf(lot));
  }

  /**
   * Nothing comes into a closed lot.
   *
   * @throws Refusal when it is closed, with the day
   */
  @Transactional(readOnly = true)
  public void requireOpen(long lot) {
    var known = lot(lot);
    if (known.closedAt() != null)
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "donations.refusal.lot-closed",
          String.valueOf(lot),
          Days.of(known.closedAt()));
  }

  /** Closes an open lot. Whether everything in it is accounted for is judged above, in outcomes. */
  public void close(Occasion occasion, long lot) {
    lock(lot);
    requireOpen(lot);
    lots.become(lot, Lot.State.CLOSED, occasion.now(), occasion.actor().account());
  }

  /** Opens a closed lot again. What was issued from it is revoked above, in outcomes. */
  public void reopen(Occasion occasion, long lot) {
    lock(lot);
    if (lot(lot).state() == Lot.State.OPEN)
      throw new Refusal(Refusal.Kind.CONFLICT, "donations.refusal.lot-open", String.valueOf(lot));
    lots.become(lot, Lot.State.OPEN, occasion.now(), occasion.actor().account());
  }

  /**
   * Whom to write to about this lot; empty where no offer came before it, or they are forgotten.
   */
  @Transactional(readOnly = true)
  public Optional<Contact> contact(long lot) {
    var offer = lot(lot).offer();
    return offer == null ? Optional.empty() : offers.contact(offer);
  }

  /** What was promised, by kind; may be empty. */
  @Transactional(readOnly = true)
  public Map<Thing, Integer> pledge(long lot) {
    return lots.pledge(lot);
  }

  /** A lot that this person may see; a donor's person its own and nobody else's. */
  @Transactional(readOnly = true)
  public Lot lot(Actor actor, long lot) {
    var found = lot(lot);
    if (!actor.is(Role.OFFICER, Role.AUDITOR)
        && !actor.partnersAs(Role.DONOR).contains(found.donor()))
      throw Refusal.notFound(String.valueOf(lot));
    return found;
  }

  /** The newest first; a donor's person sees its own. */
  @Transactional(readOnly = true)
  Slice<Lots.Listed> lots(Actor actor, Lot.@Nullable State state, long before) {
    var own = actor.is(Role.OFFICER, Role.AUDITOR) ? null : actor.partnersAs(Role.DONOR);
    return Slice.of(lots.page(own, state, before, PAGE + 1), PAGE, lot -> Long.toString(lot.lot()));
  }

  @Transactional(readOnly = true)
  List<Lots.Step> steps(long lot) {
    return lots.steps(lot);
  }

  @Transactional(readOnly = true)
  List<FunderTable.Funder> funders(long lot) {
    return funders.of(lot);
  }

  /**
   * Writes down who pays for a lot; there may be several.
   *
   * @param share per cent; null: not agreed
   * @throws Refusal when all shares come to more than the whole
   */
  void fund(Occasion occasion, long lot, long sponsor, @Nullable Integer share, String note) {
    lock(lot);
    requireOpen(lot);
    var payer = partners.partner(sponsor);
    if (!payer.is(PartnerKind.SPONSOR))
      throw new Refusal("donations.refusal.not-a-sponsor", payer.name());
    int shares = share == null ? 0 : share;
    for (var known : funders.of(lot)) {
      if (known.partner() == sponsor)
        throw new Refusal(Refusal.Kind.CONFLICT, "donations.refusal.pays-already", payer.name());
      shares += known.share() == null ? 0 : known.share();
    }
    if (share != null && (share < 1 || shares > 100))
      throw new Refusal("donations.refusal.shares", shares);
    funders.insert(lot, sponsor, share, note.strip(), occasion.now(), occasion.actor().account());
  }

  void endFunding(Occasion occasion, long lot, long funder) {
    lock(lot);
    requireOpen(lot);
    if (funders.end(lot, funder, occasion.now()) == 0)
      throw Refusal.notFound(String.valueOf(funder));
  }
}
