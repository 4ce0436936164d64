package org.greenclassroom.bench;

import java.util.List;
import java.util.Optional;
import org.greenclassroom.custody.Device;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stock-taking rounds: what should be there is frozen, what is there is scanned, by many at once.
 */
@Service
@Transactional
public class StockTaking {
  private final RoundTable table;

  StockTaking(RoundTable table) {
    this.table = table;
  }

  /** A new round; the same form sent twice is one round. */
  long start(Occasion occasion, Round.Filter filter) {
    var key = occasion.keyFor("round");
    var fresh = table.insert(filter, occasion.now(), occasion.actor().account(), key);
    if (fresh.isEmpty()) return table.keyed(key);
    table.expect(fresh.get());
    return fresh.get();
  }

  /**
   * One code was seen.
   *
   * @param named the device it speaks of; empty when it is no tag of ours
   */
  Outcome.Told sight(Occasion occasion, Scan scan, Optional<Device> named) {
    if (scan.round() == null) throw new Refusal("frame.refusal.missing", "round");
    long round = scan.round();
    var typed = Codes.clean(scan.code());
    if (typed.isEmpty()) throw new Refusal("bench.refusal.empty");
    boolean open = table.holdOpen(round).orElseThrow(() -> Refusal.notFound(Long.toString(round)));
    var before = table.seen(occasion.key());
    if (before.isEmpty() && !open) throw new Refusal("bench.refusal.round-closed", round);
    var device = named.orElse(null);
    var result =
        device == null ? "UNKNOWN" : table.isExpected(round, device.id()) ? "FOUND" : "UNEXPECTED";
    var number =
        before.isPresent()
            ? before
            : table.see(
                round,
                typed,
                device == null ? null : device.id(),
                result,
                scan.at(),
                occasion.now(),
                occasion.actor().account(),
                occasion.key());
    return told(typed, device, result, number.orElse(null));
  }

  private static Outcome.Told told(
      String typed, @Nullable Device device, String result, @Nullable Long number) {
    if (device == null)
      return new Outcome.Told(
          number == null ? Result.DOUBLED : Result.NOTED,
          null,
          null,
          number,
          new Said(
              number == null ? "bench.said.unknown-again" : "bench.said.unknown", List.of(typed)));
    var key =
        number == null
            ? "bench.said.counted-already"
            : result.equals("FOUND") ? "bench.said.found" : "bench.said.unexpected";
    return new Outcome.Told(
        number == null ? Result.DOUBLED : result.equals("FOUND") ? Result.DONE : Result.NOTED,
        device.tag(),
        device.stage(),
        number,
        Bench.said(key, device, device.stage()));
  }

  /**
   * Ends the count: what was seen on the round's pallet stands there from now on. What is missing
   * is listed, and declared missing by people, one by one, on its own page.
   */
  void close(Occasion occasion, long round) {
    round(round);
    var by = occasion.actor().account();
    if (table.close(round, occasion.now(), by) == 0)
      return; // closed already, perhaps by a second click
    table.putWhatWasSeen(round, occasion.now(), by);
  }

  @Transactional(readOnly = true)
  Round round(long round) {
    return table.round(round).orElseThrow(() -> Refusal.notFound(Long.toString(round)));
  }

  @Transactional(readOnly = true)
  List<Round> rounds() {
    return table.rounds(200);
  }

  @Transactional(readOnly = true)
  RoundTable.Open open() {
    return table.open();
  }

  @Transactional(readOnly = true)
  Round.Counts counts(long round) {
    return table.counts(round);
  }

  @Transactional(readOnly = true)
  List<Round.Line> lines(long round, @Nullable String result, int limit) {
    return table.lines(round, result, limit);
  }
}
