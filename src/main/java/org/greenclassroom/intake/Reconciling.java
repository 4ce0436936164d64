package org.greenclassroom.intake;

import java.util.List;
import java.util.Map;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came against what was said: each difference has a reason, and another person looks at it
 * before it counts.
 */
@Service
@Transactional
class Reconciling {
  private static final int PAGE = 50;

  private final ReceivingSessions sessions;
  private final DifferenceTable differences;
  private final Awaiting awaiting;

  Reconciling(ReceivingSessions sessions, DifferenceTable differences, Awaiting awaiting) {
    this.sessions = sessions;
    this.differences = differences;
    this.awaiting = awaiting;
  }

  /**
   * These announced things will not come; how many these are.
   *
   * @param lines of the donor's list; null: all that nothing is known of
   */
  int missing(
      Occasion occasion,
      long lot,
      long session,
      @Nullable List<Long> lines,
      Reason reason,
      @Nullable String remark) {
    sessions.hold(occasion.actor(), lot, session);
    fits(reason, Differs.MISSING);
    int written =
        differences.missing(
            lot,
            session,
            lines == null ? null : lines.toArray(Long[]::new),
            reason,
            Description.text(remark),
            occasion.now(),
            occasion.actor().account());
    if (written == 0) throw new Refusal("intake.refusal.none-missing");
    return written;
  }

  /** A seal that is not as it should be, or a driver who counted otherwise. */
  void ofLot(
      Occasion occasion,
      long lot,
      long session,
      Differs kind,
      Reason reason,
      @Nullable String remark) {
    sessions.hold(occasion.actor(), lot, session);
    if (kind != Differs.SEAL && kind != Differs.COUNT)
      throw new Refusal("intake.refusal.no-reason");
    fits(reason, kind);
    differences.ofLot(
        session,
        kind,
        reason,
        Description.text(remark),
        occasion.now(),
        occasion.actor().account());
  }

  /** Another reason or remark; who confirmed the one before looks again. */
  void change(
      Occasion occasion,
      long lot,
      long session,
      long difference,
      Reason reason,
      @Nullable String remark) {
    sessions.hold(occasion.actor(), lot, session);
    var known = one(session, difference);
    fits(reason, known.kind());
    differences.change(
        session,
        difference,
        reason,
        Description.text(remark),
        occasion.now(),
        occasion.actor().account());
  }

  void drop(Occasion occasion, long lot, long session, long difference) {
    sessions.hold(occasion.actor(), lot, session);
    if (!differences.drop(session, difference))
      throw new Refusal("intake.refusal.stays-a-difference");
  }

  private static void fits(Reason reason, Differs kind) {
    if (!reason.fits(kind)) throw new Refusal("intake.refusal.no-reason");
  }

  /**
   * A second person confirms what others wrote down; how many these are.
   *
   * @throws Refusal when there is nothing but one's own
   */
  int confirm(Occasion occasion, long lot, long session) {
    sessions.hold(occasion.actor(), lot, session);
    var account = occasion.actor().account();
    int confirmed = differences.confirm(session, occasion.now(), account);
    if (confirmed > 0) return confirmed;
    int own = counts(session, account).values().stream().mapToInt(DifferenceTable.Count::own).sum();
    throw own > 0
        ? new Refusal(Refusal.Kind.RULE, "intake.refusal.own-differences", own)
        : new Refusal("intake.refusal.nothing-to-confirm");
  }

  // --- looking ---

  @Transactional(readOnly = true)
  Map<Differs, DifferenceTable.Count> counts(long session, long account) {
    return differences.counts(session, account);
  }

  @Transactional(readOnly = true)
  Difference one(long session, long difference) {
    return differences
        .one(session, difference)
        .orElseThrow(() -> Refusal.notFound(String.valueOf(difference)));
  }

  @Transactional(readOnly = true)
  Slice<Difference> ofSession(long session, @Nullable Differs kind, long after) {
    return Slice.of(
        differences.ofSession(session, kind, after, PAGE + 1),
        PAGE,
        each -> String.valueOf(each.difference()));
  }

  /** Of a session all of them; of a lot those that count. */
  @Transactional(readOnly = true)
  List<Difference> some(long lot, @Nullable Long session, long after, int limit) {
    return session == null
        ? differences.ofLot(lot, after, limit)
        : differences.ofSession(session, null, after, limit);
  }

  @Transactional(readOnly = true)
  List<Difference> ofScan(long session, long scan) {
    return differences.ofScan(session, scan);
  }

  @Transactional(readOnly = true)
  int unexplained(long lot, long session) {
    return awaiting.unexplained(lot, session);
  }

  @Transactional(readOnly = true)
  Slice<Awaiting.Awaited> awaited(long lot, long session, long after) {
    return Slice.of(
        awaiting.awaited(lot, session, after, PAGE + 1), PAGE, each -> String.valueOf(each.line()));
  }
}
