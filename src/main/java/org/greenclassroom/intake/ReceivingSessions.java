package org.greenclassroom.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.donations.Donations;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Weight;
import org.greenclassroom.lists.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A receiving session from its opening to the two signatures. */
@Service
@Transactional
class ReceivingSessions {
  /** An empty pallet weighs about 25 kg; a cage may weigh more. */
  private static final long HEAVIEST_TARE = 300_000;

  private static final long HEAVIEST_PALLET = 2_000_000;

  private final Intake intake;
  private final Donations donations;
  private final SessionTable sessions;
  private final ScanTable scans;
  private final DifferenceTable differences;
  private final Awaiting awaiting;
  private final Lots lots;
  private final Arrivals arrivals;

  ReceivingSessions(
      Intake intake,
      Donations donations,
      SessionTable sessions,
      ScanTable scans,
      DifferenceTable differences,
      Awaiting awaiting,
      Lots lots,
      Arrivals arrivals) {
    this.intake = intake;
    this.donations = donations;
    this.sessions = sessions;
    this.scans = scans;
    this.differences = differences;
    this.awaiting = awaiting;
    this.lots = lots;
    this.arrivals = arrivals;
  }

  /** A session of this lot: the open one when there is one, else a new one. */
  long open(Occasion occasion, long lot) {
    donations.lock(lot);
    intake.lot(occasion.actor(), lot);
    donations.requireOpen(lot);
    var again = sessions.keyed(occasion.key());
    if (again.isPresent()) return again.get();
    var already = sessions.open(lot);
    return already.orElseGet(() ->
        sessions
            .insert(lot, occasion.now(), occasion.actor().account(), occasion.key())
            .orElseThrow());
  }

  @Transactional(readOnly = true)
  Session session(Actor actor, long lot, long session) {
    intake.lot(actor, lot);
    return sessions
        .session(lot, session)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(session)));
  }

  @Transactional(readOnly = true)
  List<Session> sessions(long lot) {
    return sessions.sessions(lot);
  }

  /** The lot of a session that stays open until the end of the transaction. */
  Lot hold(Actor actor, long lot, long session) {
    var found = intake.lot(actor, lot);
    var open =
        sessions.hold(lot, session).orElseThrow(() -> Refusal.notFound(String.valueOf(session)));
    if (!open) throw closed(lot, session);
    donations.requireOpen(lot);
    return found;
  }

  private Refusal closed(long lot, long session) {
    var known = sessions.session(lot, session).orElseThrow();
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "intake.refusal.session-closed",
        Objects.requireNonNullElse(known.closedBy(), "–"));
  }

  // --- what was scanned ---

  @Transactional(readOnly = true)
  List<Scanned> scanned(long session, boolean undescribed, long before, int limit) {
    return scans.scanned(session, undescribed, before, limit);
  }

  @Transactional(readOnly = true)
  Scanned one(long session, long scan) {
    return scans.one(session, scan).orElseThrow(() -> Refusal.notFound(String.valueOf(scan)));
  }

  @Transactional(readOnly = true)
  List<ScanTable.Count> counts(long session) {
    return scans.counts(session);
  }

  /**
   * Writes down by hand what a scanned machine is. Where that is not what the list says, it is a
   * difference with a reason; so is damage.
   */
  void describe(Occasion occasion, long lot, long session, long scan, Description said) {
    hold(occasion.actor(), lot, session);
    var before = one(session, scan);
    var checked = said.checked(before.item() == null);
    var grams = checked.grams();
    if (grams != null) Weighing.plausible(grams, 1);
    try {
      scans.describe(
          scan,
          checked.kind() == before.announced() ? null : checked.kind(),
          checked.maker(),
          checked.model(),
          checked.serial(),
          checked.match(),
          checked.worn(),
          grams);
    } catch (DuplicateKeyException taken) {
      throw new Refusal(Refusal.Kind.CONFLICT, "intake.refusal.number-taken");
    }
    var now = occasion.now();
    var by = occasion.actor().account();
    if (before.item() != null && checked.differs(before)) {
      var reason = checked.other();
      if (reason == null) throw new Refusal("intake.refusal.no-reason");
      differences.ofScan(scan, Differs.OTHER, reason, checked.remark(), now, by);
    } else differences.dropOfScan(scan, Differs.OTHER);
    var damage = checked.damage();
    if (damage != null)
      differences.ofScan(scan, Differs.DAMAGED, damage, checked.remark(), now, by);
    else differences.dropOfScan(scan, Differs.DAMAGED);
  }

  /** Says of everything that nobody described yet what it is; how many these were. */
  int describeAll(
      Occasion occasion,
      long lot,
      long session,
      DeviceKind kind,
      @Nullable String maker,
      @Nullable String model) {
    hold(occasion.actor(), lot, session);
    return scans.describeAll(session, kind, Description.text(maker), Description.text(model));
  }

  // --- seals, pallets, scales ---

  void arrive(
      Occasion occasion,
      long lot,
      long session,
      @Nullable Boolean intact,
      @Nullable String seal,
      @Nullable Integer pallets) {
    hold(occasion.actor(), lot, session);
    if (pallets != null && (pallets < 0 || pallets > 999))
      throw new Refusal("intake.refusal.pallets");
    sessions.arrive(session, intact, Description.text(seal), pallets);
  }

  void weigh(Occasion occasion, long lot, long session, String pallet, Weight gross, Weight tare) {
    hold(occasion.actor(), lot, session);
    var word = Text.clean(pallet);
    if (word.isEmpty() || word.length() > 40) throw new Refusal("intake.refusal.pallet-word");
    if (gross.grams() <= tare.grams()
        || tare.grams() > HEAVIEST_TARE
        || gross.grams() > HEAVIEST_PALLET) throw new Refusal("intake.refusal.pallet-weight", word);
    var key = occasion.keyFor("weighing");
    boolean written =
        sessions.weigh(
            session,
            word,
            gross.grams(),
            tare.grams(),
            occasion.now(),
            occasion.actor().account(),
            key);
    if (!written && !sessions.weighed(key))
      throw new Refusal(Refusal.Kind.CONFLICT, "intake.refusal.pallet-twice", word);
  }

  void unweigh(Occasion occasion, long lot, long session, long weighing) {
    hold(occasion.actor(), lot, session);
    sessions.unweigh(session, weighing);
  }

  @Transactional(readOnly = true)
  List<SessionTable.Weighed> weighings(long session) {
    return sessions.weighings(session);
  }

  // --- the end ---

  /**
   * Both sides signed: everything that was scanned comes in on one slip, each with its tag and its
   * first fact; every confirmed difference counts. All of it, or a refusal and nothing. The same
   * act posted twice answers alike.
   *
   * @return how many things came in
   */
  int close(Occasion occasion, long lot, long session, Closing closing) {
    donations.lock(lot);
    var found = intake.lot(occasion.actor(), lot);
    var before = session(occasion.actor(), lot, session);
    sessions.lock(session);
    if (!session(occasion.actor(), lot, session).open()) {
      if (!sessions.closedBy(session, occasion.key())) throw closed(lot, session);
      return scans.counts(session).stream().mapToInt(ScanTable.Count::pieces).sum();
    }
    donations.requireOpen(lot);
    int pieces = counted(session, closing.counted());
    reconciled(occasion.actor(), lot, session, closing.everything(), pieces);
    Long receipt = null;
    if (pieces > 0) {
      lots.addBeyond(lot, session);
      receipt =
          arrivals.take(occasion, found, lots.scanned(session), receiving(before, closing)).id();
      differences.ofItems(session);
    }
    differences.cameElsewhere(session);
    differences.settle(session);
    sessions.close(
        session,
        closing.everything(),
        receipt,
        occasion.now(),
        occasion.actor().account(),
        occasion.key());
    return pieces;
  }

  /** What was counted by hand must be what was scanned, kind by kind. */
  private int counted(long session, Map<DeviceKind, Integer> counted) {
    int pieces = 0;
    var rest = new HashMap<>(counted);
    var counts = scans.counts(session);
    for (var count : counts)
      if (count.kind() == null) throw new Refusal("intake.refusal.undescribed", count.pieces());
    for (var count : counts) {
      var kind = Objects.requireNonNull(count.kind());
      var said = rest.remove(kind);
      if (said == null || said != count.pieces())
        throw new Refusal(
            "intake.refusal.counted-otherwise", kind, said == null ? 0 : said, count.pieces());
      pieces += count.pieces();
    }
    rest.forEach((kind, said) -> {
      if (said != 0) throw new Refusal("intake.refusal.counted-otherwise", kind, said, 0);
    });
    return pieces;
  }

  private void reconciled(Actor actor, long lot, long session, boolean everything, int pieces) {
    var counts = differences.counts(session, actor.account());
    int open = counts.values().stream().mapToInt(DifferenceTable.Count::open).sum();
    if (open > 0) throw new Refusal("intake.refusal.unconfirmed", open);
    if (Boolean.FALSE.equals(sessions.session(lot, session).map(Session::sealsIntact).orElse(null))
        && !counts.containsKey(Differs.SEAL)) throw new Refusal("intake.refusal.seal-unexplained");
    if (everything) {
      int missing = awaiting.unexplained(lot, session);
      if (missing > 0) throw new Refusal("intake.refusal.unexplained", missing);
    }
    if (pieces == 0 && counts.isEmpty()) throw new Refusal("intake.refusal.nothing-scanned");
  }

  private Receiving receiving(Session session, Closing closing) {
    var giver = closing.giver();
    var taker = closing.taker();
    if (giver == null || taker == null) throw new Refusal("intake.refusal.two-names");
    var weighed = new HashMap<Long, Weight>();
    var worn = new HashMap<Long, Tag>();
    for (var alone : scans.alone(session.session())) {
      var grams = alone.grams();
      var tag = alone.worn();
      if (grams != null) weighed.put(alone.item(), Weight.grams(grams));
      if (tag != null) worn.put(alone.item(), tag);
    }
    var pallets = sessions.weighings(session.session());
    long net = pallets.stream().mapToLong(SessionTable.Weighed::net).sum();
    return new Receiving(
        null,
        null,
        pallets.isEmpty() ? null : Weight.grams(net),
        weighed,
        worn,
        closing.place(),
        session.seal(),
        giver,
        taker);
  }

  /** Ends a session into which nothing came: it was opened by mistake. */
  void giveUp(Occasion occasion, long lot, long session) {
    donations.lock(lot);
    hold(occasion.actor(), lot, session);
    sessions.lock(session);
    if (!scans.counts(session).isEmpty()
        || !differences.counts(session, occasion.actor().account()).isEmpty())
      throw new Refusal("intake.refusal.not-empty");
    sessions.close(
        session, false, null, occasion.now(), occasion.actor().account(), occasion.key());
  }
}
