package org.greenclassroom.custody;

import static org.greenclassroom.custody.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The rules of a device's life: which fact may follow which stage, and what it changes. Pure. */
final class Life {
  private Life() {}

  /**
   * The present after one more fact.
   *
   * @param now null for a device never seen before
   * @param entry what happened
   * @param nth its number in this device's line
   * @param head its hash
   */
  static Device after(
      @Nullable Device now,
      long id,
      Tag tag,
      Entry entry,
      Instant recordedAt,
      int nth,
      String head) {
    var fact = entry.fact();
    if (now == null) {
      if (!(fact instanceof Fact.Received(Observed observed)) || observed == null)
        throw new Refusal("custody.refusal.unknown-device", tag.printed());
      var holder = entry.holder();
      if (holder == null) throw new Refusal("custody.refusal.no-slip", tag.printed());
      return new Device(
          id,
          tag,
          TO_INSPECT,
          null,
          Held.MAY_HOLD,
          holder,
          entry.place(),
          null,
          observed,
          entry.occurredAt(),
          entry.occurredAt(),
          recordedAt,
          nth,
          head);
    }
    var stage = next(now, fact);
    var data =
        switch (fact) {
          case Fact.Received _, Fact.WipeFailed _ -> Held.MAY_HOLD;
          case Fact.Cleared _ -> Held.CLEARED;
          default -> now.data();
        };
    if ((stage == READY || stage == SHIPPED || stage == DISMANTLED) && data != Held.CLEARED)
      throw new Refusal("custody.refusal.not-cleared", tag.printed());
    var classroom =
        switch (fact) {
          case Fact.Reserved(long room) -> Long.valueOf(room);
          case Fact.Released _, Fact.Received _ -> null;
          default -> now.classroom();
        };
    var seen =
        switch (fact) {
          case Fact.Inspected(Observed observed) when observed != null -> observed;
          case Fact.Received(Observed observed) when observed != null -> observed;
          default -> now.observed();
        };
    return new Device(
        id,
        tag,
        stage,
        fact instanceof Fact.Missed ? now.stage() : stage == MISSING ? now.before() : null,
        data,
        entry.holder() == null ? now.holder() : entry.holder(),
        entry.slip() == null && entry.place() == null ? now.place() : entry.place(),
        classroom,
        seen,
        now.firstReceivedAt(),
        fact instanceof Fact.Received ? entry.occurredAt() : now.receivedAt(),
        recordedAt,
        nth,
        head);
  }

  /** The stage after this fact, or a refusal. */
  private static Stage next(Device now, Fact fact) {
    if (!fromStages(fact.kind()).contains(now.stage()))
      throw new Refusal("custody.refusal.stage", now.tag().printed(), fact.kind(), now.stage());
    return switch (fact) {
      case Fact.Received _ -> TO_INSPECT;
      case Fact.Inspected _ -> TO_WIPE;
      case Fact.Cleared _ -> now.stage() == TO_DISMANTLE ? TO_DISMANTLE : TO_REPAIR;
      case Fact.WipeFailed _ -> now.stage() == TO_DISMANTLE ? TO_DISMANTLE : TO_WIPE;
      case Fact.Readied _, Fact.Released _ -> READY;
      case Fact.Condemned _ -> TO_DISMANTLE;
      case Fact.Reserved _ -> RESERVED;
      case Fact.Dispatched(long room) -> inRoom(now, room, ON_THE_WAY);
      case Fact.Installed(long room) -> inRoom(now, room, IN_CLASS);
      case Fact.Recalled(long room) -> inRoom(now, room, RETURNING);
      case Fact.Missed _ -> MISSING;
      case Fact.Found _ -> Objects.requireNonNull(now.before());
      case Fact.WrittenOff _ -> LOST;
      case Fact.GivenBack _ -> WITH_DONOR;
      case Fact.Transferred _ -> WITH_SCHOOL;
      case Fact.Shipped _ -> SHIPPED;
      case Fact.Dismantled _ -> DISMANTLED;
      case Fact.HandedOver _ -> now.stage();
      case Fact.Corrected _ ->
          throw new IllegalStateException("a correction is unwound, not applied");
    };
  }

  /** Whether this word may follow now, by the stages alone. */
  static boolean can(Device now, FactKind kind) {
    return fromStages(kind).contains(now.stage())
        && !((kind == FactKind.SHIPPED || kind == FactKind.READIED) && now.data() != Held.CLEARED);
  }

  /** The stages that a word may follow; for questions and for the printed table. */
  static Set<Stage> fromStages(FactKind kind) {
    return switch (kind) {
      case RECEIVED -> EnumSet.of(RETURNING);
      case INSPECTED -> EnumSet.of(TO_INSPECT);
      case CLEARED -> EnumSet.of(TO_WIPE, TO_DISMANTLE);
      case WIPE_FAILED -> EnumSet.of(TO_WIPE, TO_REPAIR, READY, TO_DISMANTLE);
      case READIED -> EnumSet.of(TO_REPAIR);
      case CONDEMNED -> EnumSet.of(TO_INSPECT, TO_WIPE, TO_REPAIR, READY);
      case RESERVED -> EnumSet.of(READY);
      case RELEASED -> EnumSet.of(Stage.RESERVED);
      case DISPATCHED -> EnumSet.of(Stage.RESERVED);
      case INSTALLED -> EnumSet.of(ON_THE_WAY);
      case RECALLED ->
          EnumSet.of(IN_CLASS, ON_THE_WAY); // refused at the school's door: it comes back
      case MISSED -> open();
      case FOUND -> EnumSet.of(MISSING);
      case WRITTEN_OFF -> EnumSet.of(MISSING);
      case GIVEN_BACK -> EnumSet.of(TO_INSPECT, TO_WIPE, TO_REPAIR, READY, TO_DISMANTLE);
      case TRANSFERRED -> EnumSet.of(IN_CLASS);
      case SHIPPED -> EnumSet.of(TO_DISMANTLE);
      case DISMANTLED -> EnumSet.of(Stage.SHIPPED);
      case HANDED_OVER, CORRECTED -> openOrMissing();
    };
  }

  /** The whole line replayed: each fact applied, each correction unwound. */
  static Device replay(long id, Tag tag, List<Line> line) {
    var presents = new ArrayList<Device>();
    for (var written : line) {
      if (written.entry().fact() instanceof Fact.Corrected) {
        presents.removeLast();
        var restored = presents.removeLast();
        presents.add(restored(restored, written.recordedAt(), written.nth(), written.hash()));
      } else {
        var now = presents.isEmpty() ? null : presents.getLast();
        presents.add(
            after(
                now,
                id,
                tag,
                written.entry(),
                written.recordedAt(),
                written.nth(),
                written.hash()));
      }
      // a corrected present stands twice, so that the next correction unwinds the fact before it
    }
    return presents.getLast();
  }

  /** One fact of a device's line, as it was written. */
  record Line(long number, int nth, Entry entry, Instant recordedAt, String hash) {}

  /** What it was before the last fact that still counts; the line is one fact longer. */
  static Device restored(Device before, Instant recordedAt, int nth, String head) {
    return new Device(
        before.id(),
        before.tag(),
        before.stage(),
        before.before(),
        before.data(),
        before.holder(),
        before.place(),
        before.classroom(),
        before.observed(),
        before.firstReceivedAt(),
        before.receivedAt(),
        recordedAt,
        nth,
        head);
  }

  private static Stage inRoom(Device now, long room, Stage stage) {
    if (now.classroom() == null || now.classroom() != room)
      throw new Refusal("custody.refusal.other-classroom", now.tag().printed());
    return stage;
  }

  private static Set<Stage> open() {
    var open = openOrMissing();
    open.remove(MISSING);
    return open;
  }

  private static EnumSet<Stage> openOrMissing() {
    return EnumSet.range(TO_INSPECT, MISSING);
  }
}
