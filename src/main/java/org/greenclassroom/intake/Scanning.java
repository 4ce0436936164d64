package org.greenclassroom.intake;

import static org.greenclassroom.intake.Found.Label.FREE;
import static org.greenclassroom.intake.Found.Label.TAKEN;
import static org.greenclassroom.intake.Found.Label.WORN;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Scanning into a session: one line or five thousand, in as many statements. Each line has its own
 * answer, and one that is refused undoes no other.
 */
@Service
@Transactional
class Scanning {
  private final ReceivingSessions sessions;
  private final ScanTable scans;
  private final Numbers meanings;
  private final DifferenceTable differences;

  Scanning(
      ReceivingSessions sessions, ScanTable scans, Numbers meanings, DifferenceTable differences) {
    this.sessions = sessions;
    this.scans = scans;
    this.meanings = meanings;
    this.differences = differences;
  }

  /** In the order of the lines. A line that was posted before is answered by what became of it. */
  List<Judged> scan(Occasion occasion, long lot, long session, List<Line> lines) {
    if (lines.size() > Line.MOST) throw new Refusal("intake.refusal.too-many-lines", Line.MOST);
    var found = sessions.hold(occasion.actor(), lot, session);
    var account = occasion.actor().account();
    var keys = lines.stream().map(line -> line.key(account, session)).toList();
    var before = scans.keyed(keys);
    var fresh = new ArrayList<Integer>();
    var answers = new ArrayList<Judged>();
    var seen = new HashMap<Object, Integer>();
    for (int at = 0; at < lines.size(); at++) {
      var known = before.get(keys.get(at));
      answers.add(known == null ? LATER : asBefore(known, lines.get(at)));
      if (known == null && seen.putIfAbsent(keys.get(at), at) == null) fresh.add(at);
    }
    if (!fresh.isEmpty()) {
      var matching =
          new Matching(lot, lookUp(found, session, fresh.stream().map(lines::get).toList()));
      var takes = new ArrayList<ScanTable.Row>();
      for (int at : fresh) {
        var judged = matching.judge(lines.get(at));
        answers.set(at, judged);
        var take = judged.take();
        if (take != null)
          takes.add(
              new ScanTable.Row(
                  keys.get(at), Line.clean(lines.get(at).typed()), take, lines.get(at).at()));
      }
      var written =
          takes.isEmpty() ? new HashSet<>() : scans.insert(session, takes, occasion.now(), account);
      differences.unexpected(session, occasion.now());
      differences.foundAfterAll(session);
      for (int at : fresh)
        if (answers.get(at).take() != null && !written.contains(keys.get(at)))
          answers.set(
              at,
              Judged.not(
                  Heard.DOUBLED, "intake.scan.twice-beyond", Line.clean(lines.get(at).typed())));
    }
    for (int at = 0; at < lines.size(); at++)
      if (answers.get(at) == LATER)
        answers.set(at, answers.get(Objects.requireNonNull(seen.get(keys.get(at)))));
    return answers;
  }

  /** A place holder for a line that stands twice in one posting. */
  private static final Judged LATER = Judged.not(Heard.LATER, "frame.refusal.broken");

  private static Judged asBefore(ScanTable.Before known, Line line) {
    if (!known.typed().equals(Line.clean(line.typed())))
      return Judged.not(Heard.REFUSED, "frame.refusal.other-content", line.id());
    if (known.undone()) return Judged.not(Heard.REFUSED, "intake.scan.undone", known.typed());
    var kind = known.kind();
    var take = new Judged.Take(known.item(), null, kind, null, null, null, null, null);
    if (kind == null) return Judged.taken(Heard.NOTED, take, "intake.scan.what", known.typed());
    var name = Matching.named(known.maker(), known.model());
    return known.line() == null
        ? Judged.taken(Heard.DONE, take, "intake.scan.beyond", kind, name)
        : Judged.taken(
            Heard.DONE, take, "intake.scan.listed", String.valueOf(known.line()), kind, name);
  }

  private Found lookUp(Lot lot, long session, List<Line> lines) {
    var numbers = new HashSet<String>();
    var labels = new HashSet<Tag>();
    var kinds = new EnumMap<DeviceKind, Integer>(DeviceKind.class);
    for (var line : lines) {
      if (!line.number().isEmpty()) numbers.add(line.match());
      var tag = line.tag();
      for (var text : List.of(line.number(), tag == null ? "" : tag))
        if (Tag.looksLikeOne(text)) labels.add(Tag.parse(text));
      var kind = line.kind();
      if (kind != null) kinds.merge(kind, 1, Integer::sum);
    }
    var announced = new HashMap<String, List<Found.Announced>>();
    for (var each : meanings.bySerial(lot.id(), lot.donor(), session, numbers))
      announced.computeIfAbsent(each.number(), _ -> new ArrayList<>()).add(each);
    var rest = new HashSet<>(numbers);
    rest.removeAll(announced.keySet());
    if (!rest.isEmpty())
      for (var each : meanings.byDonorsTag(lot.id(), session, rest))
        announced.computeIfAbsent(each.number(), _ -> new ArrayList<>()).add(each);
    var free = new EnumMap<DeviceKind, List<Found.Announced>>(DeviceKind.class);
    // some may not fit the model that is being scanned, so a few more than there are lines
    kinds.forEach((kind, count) ->
        free.put(kind, meanings.withoutNumber(lot.id(), session, kind, count + 500)));
    return new Found(
        announced,
        meanings.inTheBook(lot.donor(), numbers).stream()
            .collect(Collectors.groupingBy(Found.Known::number)),
        scans.beyond(session, numbers),
        labels(labels),
        free);
  }

  private Map<Tag, Found.Label> labels(HashSet<Tag> tags) {
    if (tags.isEmpty()) return Map.of();
    var known = new HashMap<Tag, Found.Label>();
    for (var label : meanings.labels(tags))
      known.put(label.tag(), label.given() ? WORN : label.taken() ? TAKEN : FREE);
    return known;
  }

  /** Takes back the last scan of this person, or a certain one; null when there is none. */
  ScanTable.@Nullable Undone undo(Occasion occasion, long lot, long session, @Nullable Long scan) {
    sessions.hold(occasion.actor(), lot, session);
    var undone = scans.undo(session, scan, occasion.actor().account(), occasion.now());
    undone.ifPresent(gone -> differences.dropOfScan(gone.scan()));
    return undone.orElse(null);
  }
}
