package org.greenclassroom.dismantling;

import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the end of a batch: kilograms against kilograms, then each donor's voucher. One
 * person closes what balances; what does not is explained by one and believed by another.
 */
@Service
@Transactional
public class Closing {
  private final Dismantling dismantling;
  private final Vouchers vouchers;
  private final Papers papers;
  private final ClosureTable closures;
  private final ExplanationTable explanations;
  private final ReopeningTable reopenings;

  Closing(
      Dismantling dismantling,
      Vouchers vouchers,
      Papers papers,
      ClosureTable closures,
      ExplanationTable explanations,
      ReopeningTable reopenings) {
    this.dismantling = dismantling;
    this.vouchers = vouchers;
    this.papers = papers;
    this.closures = closures;
    this.explanations = explanations;
    this.reopenings = reopenings;
  }

  /**
   * A batch reckoned up.
   *
   * @param explained what was written about it when it was closed; null: nothing, or it is open
   * @param waits what somebody wrote and nobody agreed to yet; null: nothing does
   * @param reopening that it was wrong, where nobody agreed to it yet; null: nobody says so
   */
  record Reckoned(
      Balance balance,
      @Nullable String explained,
      @Nullable Explanation waits,
      @Nullable Reopening reopening) {}

  /**
   * Closes a batch that balances and issues each donor's voucher; of one that does not, keeps the
   * explanation until a second person agrees.
   *
   * @param words where the missing kilograms went; blank while they are within three in a hundred
   * @return whether it is closed
   */
  public boolean close(Occasion occasion, long batch, String words) {
    if (closures.keyed(occasion.keyFor("closure"))) return true;
    if (explanations.keyed(occasion.keyFor("explanation"))) return false;
    var known = readyToClose(occasion, batch);
    var balance = balance(known);
    var said = balance.explained(known.number(), words);
    if (said != null && !balance.closes()) {
      if (explanations.waiting(batch).isPresent())
        throw new Refusal(
            Refusal.Kind.CONFLICT, "dismantling.refusal.explained-already", known.number());
      explanations.insert(occasion, batch, balance, said);
      return false;
    }
    vouchers.issue(occasion, closures.insert(occasion, batch, balance, said, null), batch);
    explanations.settle(occasion, batch, false); // it balances now: nothing is left to explain
    return true;
  }

  /** A second person believes the explanation, and the batch is closed. */
  public void agree(Occasion occasion, long batch) {
    if (closures.keyed(occasion.keyFor("closure"))) return;
    var known = readyToClose(occasion, batch);
    var waits = waiting(known);
    var balance = balance(known);
    waits.mustConvince(occasion.actor(), balance, known.number());
    explanations.settle(occasion, batch, true);
    vouchers.issue(
        occasion, closures.insert(occasion, batch, balance, waits.words(), waits.by()), batch);
  }

  /** The explanation does not hold, or was written too early: the batch stays open. */
  public void withdraw(Occasion occasion, long batch) {
    waiting(dismantling.locked(occasion, batch));
    explanations.settle(occasion, batch, false);
  }

  /**
   * Something was wrong. Donors have booked its vouchers: it waits until a second person sees it,
   * too.
   */
  public void proposeReopening(Occasion occasion, long batch, String reason) {
    if (reopenings.keyed(occasion.keyFor("reopening"))) return;
    var known = dismantling.locked(occasion, batch);
    known.mustBe(Batch.State.CLOSED);
    if (reopenings.waiting(batch).isPresent())
      throw new Refusal(
          Refusal.Kind.CONFLICT, "dismantling.refusal.reopening-already", known.number());
    reopenings.insert(occasion, batch, Reason.given(reason));
  }

  /** A second person sees it: the batch is open again, and its vouchers count no longer. */
  public void reopen(Occasion occasion, long batch) {
    var known = dismantling.locked(occasion, batch);
    known.mustBe(Batch.State.CLOSED);
    var waits = reopening(known);
    waits.mustConvince(occasion.actor(), known.number());
    reopenings.settle(occasion, batch, true);
    closures.reopen(batch, waits.reason(), occasion.now(), occasion.actor().account());
  }

  /** It was right after all: the batch stays closed. */
  public void stayClosed(Occasion occasion, long batch) {
    reopening(dismantling.locked(occasion, batch));
    reopenings.settle(occasion, batch, false);
  }

  @Transactional(readOnly = true)
  Reckoned reckoned(Actor actor, long id) {
    var batch = dismantling.batch(actor, id);
    return new Reckoned(
        balance(batch),
        closures.explained(id).orElse(null),
        explanations.waiting(id).orElse(null),
        reopenings.waiting(id).orElse(null));
  }

  /** Certificates in doubt, batches to be closed or opened again: all, and since too long. */
  @Transactional(readOnly = true)
  long[] waiting(Occasion occasion) {
    return closures.waiting(occasion.now().minus(Dismantling.PATIENCE));
  }

  private Batch readyToClose(Occasion occasion, long batch) {
    var known = dismantling.locked(occasion, batch);
    known.mustBe(Batch.State.CERTIFIED);
    for (var each : papers.certificates(batch)) {
      if (each.state() == Certificate.State.IN_DOUBT)
        throw new Refusal("dismantling.refusal.still-in-doubt", each.paper().number());
      if (each.state() == Certificate.State.ACCEPTED && each.paper().outputs().isEmpty())
        throw new Refusal("dismantling.refusal.material-unsaid", each.paper().number());
    }
    return known;
  }

  private Explanation waiting(Batch batch) {
    return explanations
        .waiting(batch.batch())
        .orElseThrow(() -> new Refusal("dismantling.refusal.not-explained", batch.number()));
  }

  private Reopening reopening(Batch batch) {
    return reopenings
        .waiting(batch.batch())
        .orElseThrow(() -> new Refusal("dismantling.refusal.not-reopening", batch.number()));
  }

  private Balance balance(Batch batch) {
    var outputs =
        papers.certificates(batch.batch()).stream()
            .filter(each -> each.state() == Certificate.State.ACCEPTED)
            .flatMap(each -> each.paper().outputs().stream())
            .toList();
    return new Balance(batch.gramsIn(), batch.gramsOut(), outputs);
  }
}
