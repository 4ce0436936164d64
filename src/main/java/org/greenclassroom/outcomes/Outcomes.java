package org.greenclassroom.outcomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.wiping.Accounts;
import org.greenclassroom.wiping.Wiping;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what became of a lot, and its closing by two people. */
@Service
@Transactional
public class Outcomes {
  /** How many items of one kind of hindrance a page names; the list has all. */
  private static final int NAMED = 50;

  private final Surroundings surroundings;
  private final Items items;
  private final Closings closings;
  private final Donations donations;
  private final Wiping wiping;

  Outcomes(
      Surroundings surroundings,
      Items items,
      Closings closings,
      Donations donations,
      Wiping wiping) {
    this.surroundings = surroundings;
    this.items = items;
    this.closings = closings;
    this.donations = donations;
    this.wiping = wiping;
  }

  /** One officer says that all of this lot is accounted for. Refused while anything is open. */
  public void propose(Occasion occasion, long lot) {
    donations.lock(lot);
    var key = occasion.keyFor("closing");
    if (closings.isKnown(key)) return;
    var present = closings.present(lot).orElse(null);
    if (present != null)
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          present.isClosed() ? "outcomes.refusal.closed" : "outcomes.refusal.proposed",
          name(lot));
    nothingIsOpen(lot);
    closings.propose(lot, occasion.now(), occasion.actor().account(), key);
  }

  public void withdraw(Occasion occasion, long lot) {
    donations.lock(lot);
    closings.withdraw(proposed(lot).closing(), occasion.now());
  }

  /** A second person agrees: what became of each item is frozen, and papers may be issued. */
  public void agree(Occasion occasion, long lot) {
    donations.lock(lot);
    var closing = proposed(lot);
    if (closing.proposedBy() == occasion.actor().account())
      throw new Refusal("outcomes.refusal.four-eyes");
    nothingIsOpen(lot);
    int frozen = items.freeze(closing.closing(), lot);
    closings.keep(closing.closing(), figures(lot));
    closings.keep(closing.closing(), surroundings.things(lot));
    closings.agree(
        closing.closing(),
        occasion.now(),
        occasion.actor().account(),
        frozen,
        closings.hash(closing.closing()));
    donations.close(occasion, lot);
  }

  private Map<String, Long> figures(long lot) {
    var drives = wiping.accounts(lot);
    long pledged = surroundings.pledges(lot).stream().mapToLong(Surroundings.Pledge::pieces).sum();
    return Map.of(
        "pledged",
        pledged,
        "collected",
        surroundings.collected(lot),
        "in-the-book",
        items.inTheBook(lot),
        "drives-cleared",
        drives.cleared(),
        "drives-purged",
        drives.purged(),
        "drives-destroyed",
        drives.destroyed(),
        "drives-absent",
        drives.absent(),
        "drives-went-along",
        drives.wentAlong());
  }

  /** The sums as they were frozen. */
  Reckoning reckoning(Closing closing) {
    var figures = closings.figures(closing.closing());
    return new Reckoning(
        closings.tallies(closing.closing()),
        figures.getOrDefault("in-the-book", 0L),
        new Accounts(
            figures.getOrDefault("drives-cleared", 0L),
            figures.getOrDefault("drives-purged", 0L),
            figures.getOrDefault("drives-destroyed", 0L),
            figures.getOrDefault("drives-absent", 0L),
            figures.getOrDefault("drives-went-along", 0L),
            0));
  }

  /** One officer wants it open again, and says why. */
  public void askOpen(Occasion occasion, long lot, String reason) {
    donations.lock(lot);
    var closing = closed(lot);
    if (closing.isAskedOpen())
      throw new Refusal(Refusal.Kind.CONFLICT, "outcomes.refusal.asked-open", name(lot));
    closings.askOpen(
        closing.closing(), reasoned(reason), occasion.now(), occasion.actor().account());
  }

  public void leaveClosed(long lot) {
    donations.lock(lot);
    closings.leaveClosed(askedOpen(lot).closing());
  }

  /** A second person agrees: it is open, and every paper that was issued from it is revoked. */
  public void reopen(Occasion occasion, long lot) {
    donations.lock(lot);
    var closing = askedOpen(lot);
    if (Long.valueOf(occasion.actor().account()).equals(closing.reopenAskedBy()))
      throw new Refusal("outcomes.refusal.four-eyes");
    closings.reopen(closing.closing(), occasion.now(), occasion.actor().account());
    donations.reopen(occasion, lot);
  }

  /** Nobody opens or closes this lot meanwhile. */
  void lock(long lot) {
    donations.lock(lot);
  }

  /** Whether papers of this lot may be given to its donor. */
  @Transactional(readOnly = true)
  public boolean isClosed(long lot) {
    return closings.present(lot).filter(Closing::isClosed).isPresent();
  }

  /** The lot, for whoever may see it: staff, and its donor. */
  @Transactional(readOnly = true)
  Surroundings.Lot lot(Actor actor, long lot) {
    return surroundings
        .lot(lot)
        .filter(each -> actor.seesAll() || actor.partnersAs(Role.DONOR).contains(each.donor()))
        .orElseThrow(() -> Refusal.notFound(name(lot)));
  }

  /** All sums from one moment, so that they agree. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Reckoning reckoning(long lot) {
    return new Reckoning(items.tallies(lot), items.inTheBook(lot), wiping.accounts(lot));
  }

  @Transactional(readOnly = true)
  List<Surroundings.Pickup> pickups(long lot) {
    return surroundings.pickups(lot);
  }

  @Transactional(readOnly = true)
  List<Surroundings.Pledge> pledges(long lot) {
    return surroundings.pledges(lot);
  }

  @Transactional(readOnly = true)
  List<Surroundings.Things> things(long lot) {
    return surroundings.things(lot);
  }

  @Transactional(readOnly = true)
  List<Surroundings.Sanitized> sanitized(long lot, long after, int limit) {
    return surroundings.sanitized(lot, after, limit);
  }

  @Transactional(readOnly = true)
  @Nullable Closing present(long lot) {
    return closings.present(lot).orElse(null);
  }

  @Transactional(readOnly = true)
  List<Closing> history(long lot) {
    return closings.history(lot);
  }

  /** Whether the frozen rows are still those that were frozen. */
  @Transactional(readOnly = true)
  boolean isWhole(Closing closing) {
    return closings.hash(closing.closing()).equals(closing.sha256());
  }

  @Transactional(readOnly = true)
  Slice<Closings.Row> lots(@Nullable String after, int size) {
    long before =
        after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
    return Slice.of(
        closings.page(null, before, size + 1), size, each -> String.valueOf(each.lot()));
  }

  @Transactional(readOnly = true)
  Slice<Item> items(long lot, @Nullable Outcome outcome, long after, int size) {
    return Slice.of(
        items.page(lot, names(outcome), after, size + 1),
        size,
        each -> String.valueOf(each.position()));
  }

  /** All items of a lot as they stand now; those that are open only, or one outcome only. */
  @Transactional(readOnly = true)
  void each(long lot, @Nullable Outcome outcome, boolean open, Consumer<Item> consumer) {
    items.each(lot, open ? Outcome.openNames() : names(outcome), consumer);
  }

  /** All items as they were when the lot was closed. */
  @Transactional(readOnly = true)
  void frozen(Closing closing, Consumer<Item> consumer) {
    closings.each(closing.closing(), consumer);
  }

  /** What keeps this lot open: grouped and counted, the first of each group by name. */
  @Transactional(readOnly = true)
  List<Hindrance> hindrances(long lot) {
    return hindrances(lot, reckoning(lot));
  }

  List<Hindrance> hindrances(long lot, Reckoning reckoning) {
    var all = new ArrayList<Hindrance>();
    if (surroundings.isUnsigned(lot))
      all.add(new Hindrance("agreement", 1, List.of(), "/donations/lots/" + lot));
    long pickups = surroundings.pickups(lot).stream().filter(Surroundings.Pickup::isOpen).count();
    if (pickups > 0) all.add(new Hindrance("pickup", pickups, List.of(), "/collection"));
    boolean collected =
        surroundings.pickups(lot).stream().anyMatch(each -> each.state().equals("COLLECTED"));
    if (surroundings.isBeingReceived(lot))
      all.add(new Hindrance("receiving", 1, List.of(), "/intake/lots/" + lot));
    else if (collected && !surroundings.wasReceived(lot) && surroundings.things(lot).isEmpty())
      all.add(new Hindrance("not-reconciled", 1, List.of(), "/intake/lots/" + lot));
    long differences = surroundings.unconfirmed(lot);
    if (differences > 0)
      all.add(new Hindrance("difference", differences, List.of(), "/intake/lots/" + lot));
    for (var outcome : Outcome.open()) {
      long count = reckoning.of(outcome);
      if (count > 0)
        all.add(
            Hindrance.of(
                outcome,
                count,
                items.page(lot, new String[] {outcome.name()}, -1, NAMED),
                "/outcomes/lots/" + lot + "/items?outcome=" + outcome));
    }
    for (var things : surroundings.things(lot))
      if (things.open() != 0)
        all.add(new Hindrance("things", things.open(), List.of(), "/collection/things/" + lot));
    if (!reckoning.addsUp())
      all.add(
          new Hindrance(
              "sum", Math.abs(reckoning.came() - reckoning.inTheBook()), List.of(), "/book"));
    if (reckoning.items() == 0 && surroundings.things(lot).isEmpty())
      all.add(new Hindrance("empty", 1, List.of(), "/intake/lots/" + lot));
    return all;
  }

  private void nothingIsOpen(long lot) {
    var open = hindrances(lot, reckoning(lot));
    if (!open.isEmpty())
      throw new Refusal(
          "outcomes.refusal.open",
          name(lot),
          open.stream().mapToLong(Hindrance::count).sum(),
          open.size());
  }

  private Closing proposed(long lot) {
    var closing =
        closings
            .present(lot)
            .orElseThrow(() -> new Refusal("outcomes.refusal.not-proposed", name(lot)));
    if (closing.isClosed())
      throw new Refusal(Refusal.Kind.CONFLICT, "outcomes.refusal.closed", name(lot));
    return closing;
  }

  Closing closed(long lot) {
    return closings
        .present(lot)
        .filter(Closing::isClosed)
        .orElseThrow(() -> new Refusal("outcomes.refusal.not-closed", name(lot)));
  }

  private Closing askedOpen(long lot) {
    var closing = closed(lot);
    if (!closing.isAskedOpen()) throw new Refusal("outcomes.refusal.not-asked-open", name(lot));
    return closing;
  }

  static String name(long lot) {
    return String.valueOf(lot);
  }

  private static String[] names(@Nullable Outcome outcome) {
    return outcome == null
        ? Arrays.stream(Outcome.values()).map(Enum::name).toArray(String[]::new)
        : new String[] {outcome.name()};
  }

  static String reasoned(String reason) {
    var why = reason.strip();
    if (why.length() < 3 || why.length() > 500) throw new Refusal("outcomes.refusal.reason");
    return why;
  }
}
