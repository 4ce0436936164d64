package org.greenclassroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.Partners;

/** Devices at any stage of life, written straight into the book: the way there is others' test. */
public final class Lives {
  private final Custody custody;
  private final Actor actor;

  public Lives(Custody custody, Actor actor) {
    this.custody = custody;
    this.actor = actor;
  }

  /** An act of its own. */
  public Occasion now() {
    return Occasion.of(actor, Instant.now());
  }

  public static Observed observed(
      DeviceKind kind, String serial, long grams, Basis basis, long donor) {
    return new Observed(
        kind, "Lenovo", "ThinkPad T480", serial, null, grams, basis, donor, null, null);
  }

  public List<Tag> received(long donor, Instant at, Observed... observed) {
    var occasion = now();
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                donor,
                Partners.HOUSE,
                1L,
                at,
                null,
                new HandOver.Signature("王芳", null, null),
                new HandOver.Signature("Li Na", null, null)));
    return custody.receiveNew(occasion, slip, List.of(observed));
  }

  public List<Tag> received(long donor, Instant at, int count, DeviceKind kind, long grams) {
    var observed = new ArrayList<Observed>();
    for (int i = 0; i < count; i++)
      observed.add(
          observed(
              kind, "SN-" + Long.toString(System.nanoTime(), 36) + i, grams, Basis.WEIGHED, donor));
    return received(donor, at, observed.toArray(Observed[]::new));
  }

  public void toRepair(List<Tag> tags, Instant at) {
    write(tags, new Fact.Inspected(null), at);
    write(tags, new Fact.Cleared(Fact.Cleared.How.WIPED, List.of("a".repeat(64))), at);
  }

  public void toDismantle(List<Tag> tags, Instant at) {
    toRepair(tags, at);
    write(tags, new Fact.Condemned(Fact.Condemned.Why.BROKEN), at);
  }

  public void write(List<Tag> tags, Fact fact, Instant at) {
    custody.write(now(), tags, Entry.of(fact, at));
  }

  /** Facts that change the holder: to a school, or home again. */
  public void handOver(List<Tag> tags, Fact fact, long from, long to, Instant at) {
    var occasion = now();
    var slip =
        custody.handOver(
            occasion,
            new HandOver(
                from,
                to,
                null,
                at,
                null,
                new HandOver.Signature("A", null, null),
                new HandOver.Signature("B", null, null)));
    custody.write(occasion, tags, Entry.on(slip, fact));
  }
}
