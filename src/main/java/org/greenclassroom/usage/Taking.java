package org.greenclassroom.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.greenclassroom.agents.Agents;
import org.greenclassroom.agents.Standing;
import org.greenclassroom.agents.Verdict;
import org.greenclassroom.classrooms.Classrooms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes pieces, several with one statement for each table. Their order is that of the list, or any
 * other: what stays in the tables does not depend on it.
 */
@Component
class Taking {
  private static final int MISSING_SHOWN = 20;
  private final BatchTable batches;
  private final DayTable days;
  private final StrayTable strays;
  private final FlagTable flags;
  private final WandererTable wanderers;
  private final ArchiveTable archive;
  private final Homes homes;
  private final Agents agents;
  private final Classrooms classrooms;

  Taking(
      BatchTable batches,
      DayTable days,
      StrayTable strays,
      FlagTable flags,
      WandererTable wanderers,
      ArchiveTable archive,
      Homes homes,
      Agents agents,
      Classrooms classrooms) {
    this.batches = batches;
    this.days = days;
    this.strays = strays;
    this.flags = flags;
    this.wanderers = wanderers;
    this.archive = archive;
    this.homes = homes;
    this.agents = agents;
    this.classrooms = classrooms;
  }

  /**
   * Takes pieces in, within a transaction. One that is known by now is answered as it was.
   *
   * @return a receipt for each, in their order
   */
  List<Receipt> all(List<Coming> all) {
    days.lookUp();
    var once = new LinkedHashMap<String, Coming>();
    for (var one : all) once.putIfAbsent(one.id(), one);
    var begun = batches.begin(List.copyOf(once.values()));
    var fresh = new LinkedHashMap<String, Sorting>();
    var keptFrom = archive.keptFrom();
    int from = 0;
    for (var one : once.values()) {
      var batch = begun.get(one.id());
      if (batch == null) continue;
      fresh.put(
          one.id(),
          new Sorting(
              one, batch, from, keptFrom, room -> classrooms.room(room, one.occasion().actor())));
      from += one.piece().rows();
    }
    if (!fresh.isEmpty()) write(List.copyOf(fresh.values()));
    var known = known(all, fresh.keySet());
    var missing = missing(all);
    var receipts = new ArrayList<Receipt>();
    for (var one : all) {
      var sorted = fresh.get(one.id());
      receipts.add(
          receipt(
              one,
              sorted != null
                  ? sorted.rows()
                  : again(one.piece(), Objects.requireNonNull(known.get(one.id()))),
              missing));
    }
    return receipts;
  }

  private Map<String, BatchTable.Known> known(List<Coming> all, Set<String> fresh) {
    var ids = new TreeSet<String>();
    for (var one : all) if (!fresh.contains(one.id())) ids.add(one.id());
    return ids.isEmpty() ? Map.of() : batches.known(ids);
  }

  private void write(List<Sorting> all) {
    var now =
        all.stream()
            .map(one -> one.coming().occasion().now())
            .max(Instant::compareTo)
            .orElseThrow();
    var signers = all.stream().map(one -> one.coming().signer()).filter(Objects::nonNull).toList();
    agents.collectorsHeard(now, signers);
    sort(all);
    var placed = all.stream().flatMap(one -> one.placed.stream()).toList();
    var stray = all.stream().flatMap(one -> one.stray.stream()).toList();
    var held = new ArrayList<>(placed);
    held.addAll(stray);
    if (!held.isEmpty()) {
      days.makeMonths(
          placed.stream()
              .map(day -> day.placing().day().withDayOfMonth(1))
              .collect(Collectors.toSet()));
      days.hold(held);
      write(all, placed, now);
    }
    var wandering = new HashMap<Long, LocalDate>();
    for (var one : all)
      one.wandering.forEach(
          (device, day) -> wandering.merge(device, day, (a, b) -> a.isAfter(b) ? a : b));
    wanderers.ran(wandering, now);
    agents.heard(now, all.stream().flatMap(one -> one.heard.stream()).toList());
    var rows = new LinkedHashMap<Long, List<Receipt.Row>>();
    for (var one : all) rows.put(one.batch(), one.rows());
    batches.finish(rows);
  }

  /** The seals of all with one look into the table, and the rooms with another. */
  private void sort(List<Sorting> all) {
    var signed = all.stream().map(Sorting::signed).toList();
    var readable = signed.stream().flatMap(List::stream).filter(Objects::nonNull).toList();
    var checked = agents.verify(readable).iterator();
    var verdicts =
        signed.stream()
            .map(senders ->
                senders.stream()
                    .map(one ->
                        one == null
                            ? new Verdict(null, Verdict.Why.WRONG_SIGNATURE)
                            : checked.next())
                    .toList())
            .toList();
    var where =
        homes.of(
            verdicts.stream()
                .flatMap(List::stream)
                .map(Verdict::standing)
                .filter(Objects::nonNull)
                .map(Standing::device)
                .collect(Collectors.toCollection(TreeSet::new)));
    for (int i = 0; i < all.size(); i++) all.get(i).sort(verdicts.get(i), where);
  }

  private void write(List<Sorting> all, List<Day> placed, Instant now) {
    var raised = new ArrayList<FlagTable.Flag>();
    var agentOf = new HashMap<Long, Long>();
    for (var one : all) {
      raised.addAll(one.raised);
      agentOf.putAll(one.agentOf);
    }
    var doubted = new HashMap<Long, LocalDate>();
    if (!placed.isEmpty()) {
      var doubts = new ArrayList<FlagTable.Flag>();
      var byNumber = placed.stream().collect(Collectors.toMap(Day::n, day -> day));
      for (var written : days.merge(placed)) {
        say(all, written);
        var day = Objects.requireNonNull(byNumber.get(written.n()));
        if (written.contradicts())
          doubts.add(new FlagTable.Flag(day.device(), "INTERLEAVED", day.placing().day()));
      }
      var spans = new TreeMap<Long, FlagTable.Written>();
      for (var day : placed)
        spans.merge(day.device(), FlagTable.Written.of(day), FlagTable.Written::and);
      doubts.addAll(flags.fallen(spans.values()));
      raised.addAll(doubts);
      for (var doubt : doubts)
        if (agentOf.get(doubt.device()) instanceof Long agent)
          doubted.merge(agent, doubt.day(), (a, b) -> a.isBefore(b) ? a : b);
    }
    for (var one : all)
      if (!one.stray.isEmpty())
        strays
            .merge(
                one.stray,
                one.coming().piece().source(),
                one.batch(),
                one.coming().occasion().today())
            .forEach(one::say);
    flags.raise(raised, now);
    agents.doubt(now, doubted);
  }

  private static void say(List<Sorting> all, DayTable.Written written) {
    for (var one : all)
      if (one.has(written.n())) {
        one.say(written);
        return;
      }
  }

  private static List<Receipt.Row> again(Piece piece, BatchTable.Known known) {
    var rows = new ArrayList<Receipt.Row>();
    var reasons = known.reasons().iterator();
    for (var sender : piece.senders())
      for (var line : sender.lines()) {
        var outcome = Outcome.of(known.outcomes().charAt(rows.size()));
        @Nullable String[] words =
            outcome == Outcome.REJECTED ? reasons.next().split(" ", 2) : new String[] {null};
        rows.add(
            new Receipt.Row(
                sender.agent(),
                line.day(),
                line.revision(),
                outcome,
                words[0],
                words.length == 2 ? words[1] : null));
      }
    return rows;
  }

  private Map<String, List<Integer>> missing(List<Coming> all) {
    var below = new HashMap<String, Integer>();
    for (var one : all) {
      var collector = one.piece().collector();
      var sequence = one.piece().sequence();
      if (collector != null && sequence != null) below.merge(collector, sequence, Math::max);
    }
    return below.isEmpty() ? Map.of() : batches.missing(below, MISSING_SHOWN);
  }

  private static Receipt receipt(
      Coming one, List<Receipt.Row> rows, Map<String, List<Integer>> missing) {
    var collector = one.piece().collector();
    var sequence = one.piece().sequence();
    return new Receipt(
        one.id(),
        rows,
        collector,
        sequence,
        collector == null || sequence == null
            ? List.of()
            : missing.getOrDefault(collector, List.of()).stream()
                .filter(number -> number < sequence)
                .toList());
  }
}
