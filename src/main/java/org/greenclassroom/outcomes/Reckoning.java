package org.greenclassroom.outcomes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.wiping.Accounts;

/**
 * A lot added up, from one moment.
 *
 * @param inTheBook how many devices of this lot the book knows: another table than the tallies'
 */
record Reckoning(List<Tally> tallies, long inTheBook, Accounts drives) {
  public Reckoning {
    tallies = List.copyOf(tallies);
  }

  private long sum(ToLongFunction<Tally> of) {
    return tallies.stream().mapToLong(of).sum();
  }

  public long items() {
    return sum(Tally::pieces);
  }

  public long announced() {
    return sum(Tally::announced);
  }

  public long came() {
    return sum(Tally::came);
  }

  /** Announced, and they did not come. */
  public long stayedAway() {
    return items() - came();
  }

  public long cameOfAnnounced() {
    return announced() - stayedAway();
  }

  /** Came, though no list named them. */
  public long beyond() {
    return came() - cameOfAnnounced();
  }

  public long weighed() {
    return sum(Tally::weighed);
  }

  public long estimated() {
    return sum(Tally::estimated);
  }

  public long of(Outcome outcome) {
    return tallies.stream()
        .filter(each -> each.outcome() == outcome)
        .mapToLong(Tally::pieces)
        .sum();
  }

  public long of(Outcome outcome, DeviceKind kind) {
    return tallies.stream()
        .filter(each -> each.outcome() == outcome && each.kind() == kind)
        .mapToLong(Tally::pieces)
        .sum();
  }

  public long of(DeviceKind kind) {
    return tallies.stream().filter(each -> each.kind() == kind).mapToLong(Tally::pieces).sum();
  }

  /** How many have each outcome that any has, in the order of the outcomes. */
  public Map<Outcome, Long> byOutcome() {
    var all = new EnumMap<Outcome, Long>(Outcome.class);
    for (var each : tallies) all.merge(each.outcome(), each.pieces(), Long::sum);
    return all;
  }

  public List<DeviceKind> kinds() {
    return Arrays.stream(DeviceKind.values())
        .filter(kind -> tallies.stream().anyMatch(each -> each.kind() == kind))
        .toList();
  }

  public long open() {
    return tallies.stream().filter(each -> !each.outcome().closes()).mapToLong(Tally::pieces).sum();
  }

  public long reused() {
    return tallies.stream().filter(each -> each.outcome().isReuse()).mapToLong(Tally::pieces).sum();
  }

  /** Nothing is lost, nothing invented: what the lot's items say came is what the book knows. */
  public boolean addsUp() {
    return came() == inTheBook;
  }
}
