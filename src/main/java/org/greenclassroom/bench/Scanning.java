package org.greenclassroom.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
 * Scans one after another, each its own transaction and its own outcome: one that is refused undoes
 * no other, one that was posted before is answered as it was then.
 */
@Component
class Scanning {
  static final String ROUTE = "bench/scans";
  private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int OK = 200;

  private final Bench bench;
  private final Receipts receipts;
  private final Shown shown;

  Scanning(Bench bench, Receipts receipts, Shown shown) {
    this.bench = bench;
    this.receipts = receipts;
    this.shown = shown;
  }

  List<Outcome> scan(Occasion occasion, List<Scan> scans) {
    var account = occasion.actor().account();
    var before = new HashMap<>(receipts.of(account, scans.stream().map(Scan::id).toList()));
    var outcomes = new ArrayList<Outcome>(scans.size());
    var fresh = new ArrayList<Receipts.Receipt>();
    for (var scan : scans) {
      var known = before.get(scan.id());
      if (known != null) {
        outcomes.add(asBefore(known, scan));
        continue;
      }
      var outcome = once(scan.on(occasion), scan);
      outcomes.add(outcome);
      if (outcome.result() == Result.LATER) continue;
      var receipt =
          new Receipts.Receipt(scan.id(), scan.hash(), OK, JSON.writeValueAsString(outcome));
      before.put(scan.id(), receipt);
      fresh.add(receipt);
    }
    receipts.keep(account, ROUTE, fresh, occasion.now());
    return outcomes;
  }

  private Outcome asBefore(Receipts.Receipt receipt, Scan scan) {
    try {
      return JSON.readValue(receipt.sameAs(scan.hash()).answer(), Outcome.class);
    } catch (Refusal otherContent) {
      return refused(scan, otherContent);
    }
  }

  private Outcome once(Occasion occasion, Scan scan) {
    try {
      return worded(scan, bench.scan(occasion, scan));
    } catch (Refusal refusal) {
      return doubled(occasion, scan, refusal)
          .map(told -> worded(scan, told))
          .orElseGet(() -> refused(scan, refusal));
    } catch (RuntimeException trouble) {
      LOG.error("scan {} failed", scan.id(), trouble);
      return new Outcome(
          scan.id(),
          Result.LATER,
          null,
          shown.sentence(new Said("frame.refusal.broken", List.of())),
          null,
          null,
          "frame.refusal.broken");
    }
  }

  private Optional<Outcome.Told> doubled(Occasion occasion, Scan scan, Refusal refusal) {
    return refusal.key().equals("custody.refusal.stage")
        ? bench.doubled(occasion, scan)
        : Optional.empty();
  }

  private Outcome refused(Scan scan, Refusal refusal) {
    var busy = refusal.kind() == Refusal.Kind.TOO_OFTEN;
    return new Outcome(
        scan.id(),
        busy ? Result.LATER : Result.REFUSED,
        Codes.tag(Codes.clean(scan.code())).map(tag -> tag.printed()).orElse(null),
        shown.sentence(new Said(refusal.key(), List.of(refusal.arguments()))),
        null,
        null,
        refusal.key());
  }

  private Outcome worded(Scan scan, Outcome.Told told) {
    return new Outcome(
        scan.id(),
        told.result(),
        told.tag() == null ? null : told.tag().printed(),
        shown.sentence(told.said()),
        told.stage(),
        told.number(),
        null);
  }
}
