package org.greenclassroom.takeback;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of coming home: what a recall collected is counted at the workshop's door. */
@Service
@Transactional
public class Receiving {
  private final Custody custody;
  private final Partners partners;
  private final RecallTable table;

  Receiving(Custody custody, Partners partners, RecallTable table) {
    this.custody = custody;
    this.partners = partners;
    this.table = table;
  }

  /**
   * The devices stand in the workshop again. From now on data may be on them until they are cleared
   * once more.
   *
   * @param restMissing those of this recall that did not arrive are missing from now on; else they
   *     stay on the road
   * @param giver who signed for the carrier; null when the programme drove itself
   * @param taker who signed for the workshop; null likewise
   */
  public void receive(
      Occasion occasion,
      long recall,
      Collection<Tag> arrived,
      boolean restMissing,
      HandOver.@Nullable Signature giver,
      HandOver.@Nullable Signature taker) {
    if (table.received(occasion.keyFor("receipt"))) return;
    var road = onTheRoad(recall);
    var devices = road.isEmpty() ? List.<Device>of() : custody.lock(new TreeSet<>(road));
    table.lock(recall);
    // sent twice at once: the second has waited here for the first
    if (table.received(occasion.keyFor("receipt"))) return;
    var expected = new TreeSet<Tag>();
    for (var device : devices) if (device.stage() == Stage.RETURNING) expected.add(device.tag());
    for (var tag : arrived)
      if (!expected.contains(tag))
        throw new Refusal("takeback.refusal.not-on-the-road", tag.printed());
    if (arrived.isEmpty() && !restMissing) throw new Refusal("custody.refusal.nothing");
    var here = new HashSet<>(arrived);
    long workshop = partners.sites(Partners.HOUSE).getFirst().site();
    var byHolder = new TreeMap<Long, Set<Tag>>();
    var missed = new TreeSet<Tag>();
    for (var device : devices) {
      if (!expected.contains(device.tag())) continue;
      if (here.contains(device.tag()))
        byHolder.computeIfAbsent(device.holder(), _ -> new TreeSet<>()).add(device.tag());
      else missed.add(device.tag());
    }
    Long slip = null;
    for (var group : byHolder.entrySet()) {
      var received = new Fact.Received(null);
      if (group.getKey() == Partners.HOUSE) {
        custody.write(occasion, group.getValue(), Entry.of(received, occasion.now()).at(workshop));
        continue;
      }
      if (giver == null || taker == null)
        throw new Refusal("frame.refusal.signature", PartnerKind.CARRIER);
      var handOver =
          custody.handOver(
              Takeback.partOf(occasion, group.getKey()),
              new HandOver(
                  group.getKey(), Partners.HOUSE, workshop, occasion.now(), null, giver, taker));
      custody.write(occasion, group.getValue(), Entry.on(handOver, received));
      slip = handOver.id();
    }
    if (restMissing && !missed.isEmpty())
      custody.write(occasion, missed, Entry.of(new Fact.Missed(), occasion.now()));
    table.receive(
        recall,
        slip,
        workshop,
        here.size(),
        restMissing ? missed.size() : 0,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("receipt"));
  }

  @Transactional(readOnly = true)
  List<RecallTable.Receipt> receipts(long recall) {
    return table.receipts(recall);
  }

  /** The devices of this recall that are on the road home. */
  private List<Tag> onTheRoad(long recall) {
    return table.issued(recall).stream()
        .filter(one -> one.found() && one.stage() == Stage.RETURNING)
        .map(RecallTable.Issued::tag)
        .toList();
  }
}
