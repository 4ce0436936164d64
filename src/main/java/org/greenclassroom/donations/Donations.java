package org.greenclassroom.donations;

import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of donations for the rooms above: the lot as a whole. */
@Service
@Transactional
public class Donations {
  private final Lots lots;

  Donations(Lots lots) {
    this.lots = lots;
  }

  /** A new lot of this donor; what is in it is said by a list or by a count. */
  public long open(Occasion occasion, long donor) {
    var lot = lots.insert(donor, null, Partners.HOUSE, occasion.now(), occasion.actor().account());
    lots.note(lot, Lot.State.OPEN, occasion.now(), occasion.actor().account());
    return lot;
  }

  @Transactional(readOnly = true)
  public Lot lot(long lot) {
    return lots.lot(lot).orElseThrow(() -> Refusal.notFound(String.valueOf(lot)));
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
      throw new Refusal(
          Refusal.Kind.CONFLICT, "donations.refusal.lot-open", String.valueOf(lot));
    lots.become(lot, Lot.State.OPEN, occasion.now(), occasion.actor().account());
  }
}
