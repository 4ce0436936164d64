package org.greenclassroom.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.greenclassroom.frame.Receipts;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scans one after another, each its own transaction and its own answer, as at the bench: one that
 * is refused undoes no other, one that was posted before is answered as it was then.
 */
@Component
class PackScans {
  static final int MOST = 500;
  private static final String ROUTE = "delivery/scans";
  private static final Logger LOG = LoggerFactory.getLogger(PackScans.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Packing packing;
  private final Receipts receipts;
  private final Shown shown;

  PackScans(Packing packing, Receipts receipts, Shown shown) {
    this.packing = packing;
    this.receipts = receipts;
    this.shown = shown;
  }

  List<PackScan.Outcome> scan(Occasion occasion, long classroom, List<PackScan> scans) {
    var account = occasion.actor().account();
    var before = new HashMap<>(receipts.of(account, scans.stream().map(PackScan::id).toList()));
    var outcomes = new ArrayList<PackScan.Outcome>(scans.size());
    var fresh = new ArrayList<Receipts.Receipt>();
    for (var scan : scans) {
      var known = before.get(scan.id());
      if (known != null) {
        outcomes.add(asBefore(known, classroom, scan));
        continue;
      }
      var outcome = once(scan.on(occasion), classroom, scan);
      outcomes.add(outcome);
      if (outcome.result() == PackScan.Result.LATER) continue;
      var receipt =
          new Receipts.Receipt(
              scan.id(), scan.hash(classroom), 200, JSON.writeValueAsString(outcome));
      before.put(scan.id(), receipt);
      fresh.add(receipt);
    }
    receipts.keep(account, ROUTE, fresh, occasion.now());
    return outcomes;
  }

  private PackScan.Outcome asBefore(Receipts.Receipt receipt, long classroom, PackScan scan) {
    try {
      return JSON.readValue(receipt.sameAs(scan.hash(classroom)).answer(), PackScan.Outcome.class);
    } catch (Refusal otherContent) {
      return refused(scan, otherContent);
    }
  }

  private PackScan.Outcome once(Occasion occasion, long classroom, PackScan scan) {
    try {
      var told = packing.scan(occasion, classroom, scan);
      return new PackScan.Outcome(
          scan.id(),
          told.result(),
          told.tag() == null ? null : told.tag().printed(),
          shown.sentence(told.said()),
          told.stage(),
          null);
    } catch (Refusal refusal) {
      return refused(scan, refusal);
    } catch (RuntimeException trouble) {
      LOG.error("scan {} failed", scan.id(), trouble);
      return new PackScan.Outcome(
          scan.id(),
          PackScan.Result.LATER,
          null,
          shown.sentence(new Said("frame.refusal.broken", List.of())),
          null,
          "frame.refusal.broken");
    }
  }

  private PackScan.Outcome refused(PackScan scan, Refusal refusal) {
    return new PackScan.Outcome(
        scan.id(),
        refusal.kind() == Refusal.Kind.TOO_OFTEN ? PackScan.Result.LATER : PackScan.Result.REFUSED,
        null,
        shown.sentence(new Said(refusal.key(), List.of(refusal.arguments()))),
        null,
        refusal.key());
  }
}
