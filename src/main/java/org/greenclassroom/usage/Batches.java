package org.greenclassroom.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.greenclassroom.agents.Agents;
import org.greenclassroom.agents.Heard;
import org.greenclassroom.agents.Standing;
import org.greenclassroom.agents.Verdict;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for what agents and collectors send, by whatever way it comes: the same piece by
 * line, on a stick or by mail leaves the same rows.
 */
@Service
@Transactional
public class Batches {
  private static final int MISSING_SHOWN = 20;
  private final BatchTable batches;
  private final DayTable days;
  private final StrayTable strays;
  private final FlagTable flags;
  private final Homes homes;
  private final Agents agents;
  private final Classrooms classrooms;
  private final Schools schools;

  Batches(
      BatchTable batches,
      DayTable days,
      StrayTable strays,
      FlagTable flags,
      Homes homes,
      Agents agents,
      Classrooms classrooms,
      Schools schools) {
    this.batches = batches;
    this.days = days;
    this.strays = strays;
    this.flags = flags;
    this.homes = homes;
    this.agents = agents;
    this.classrooms = classrooms;
    this.schools = schools;
  }

  /**
   * Takes in a file that somebody brought: the same piece as over the line, with its signature in
   * the first line.
   *
   * @return the number under which it is kept
   */
  public long bring(Occasion occasion, byte[] file) {
    var bundle = Bundle.read(file);
    var receipt =
        take(occasion, new Sent(bundle.id(), bundle.body(), bundle.signature(), null, true));
    return batches.answer(bundle.id(), Answered.json(receipt));
  }

  /** Files that somebody brought, the latest first; a school sees its own. */
  @Transactional(readOnly = true)
  List<BatchTable.Brought> brought(Actor actor, long below, int most) {
    return batches.brought(actor.seesAll() ? null : (Long) actor.account(), below, most);
  }

  @Transactional(readOnly = true)
  BatchTable.Brought brought(Actor actor, long batch) {
    return brought(actor, batch + 1, 1).stream()
        .filter(one -> one.batch() == batch)
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(Long.toString(batch)));
  }

  /** Collectors of whose pieces some never came. */
  @Transactional(readOnly = true)
  List<BatchTable.Gap> gaps(Actor actor) {
    return batches.gaps(schools.own(actor));
  }

  @Transactional(readOnly = true)
  List<Integer> missing(String collector, int below) {
    return batches.missing(collector, below, MISSING_SHOWN);
  }

  /**
   * What came with a piece.
   *
   * @param id its hash, as the sender says it
   * @param body its bytes, unpacked
   * @param signature of its collector; null: none came
   * @param sentAt the sender's clock when it sent; null: it did not say, or the piece is a file
   * @param file whether it came as a file
   */
  public record Sent(
      String id, byte[] body, @Nullable String signature, @Nullable Instant sentAt, boolean file) {}

  /**
   * Takes a piece in; one bad row never stops another. The same piece again is answered as it was.
   *
   * @throws Refusal for a piece that cannot be read, is too large, has another hash than it says or
   *     a field that is not on the list; for a collector's that is not signed by it. Nothing of it
   *     is kept then.
   */
  public Receipt take(Occasion occasion, Sent sent) {
    var known = batches.known(sent.id());
    if (!Files.sha256(sent.body()).equals(sent.id()))
      throw known.isPresent()
          ? new Refusal(Refusal.Kind.CONFLICT, "usage.refusal.other-body", sent.id())
          : new Refusal("usage.refusal.hash", sent.id());
    var piece = PieceReader.read(sent.body());
    if (known.isPresent()) return again(sent.id(), piece, known.get());
    var collector = piece.collector();
    var signer = collector == null ? null : agents.signer(collector, sent.id(), sent.signature());
    if (signer != null && sent.file()) speakFor(occasion, signer.classroom());
    var batch =
        batches.begin(
            sent.id(),
            piece.source(),
            sent.file() ? "FILE" : "LINE",
            collector,
            piece.sequence(),
            piece.previous(),
            occasion.now(),
            occasion.actor().account());
    if (batch.isEmpty()) return again(sent.id(), piece, batches.known(sent.id()).orElseThrow());
    if (signer != null) agents.heard(occasion.now(), signer);
    var rows = new Sorting(occasion, piece, sent).rows(batch.get());
    batches.finish(batch.get(), rows);
    return receipt(sent.id(), piece, rows);
  }

  /** Whoever brings a file brings it from a room that is theirs to know. */
  private void speakFor(Occasion occasion, long classroom) {
    classrooms.room(classroom, occasion.actor());
  }

  private Receipt again(String id, Piece piece, BatchTable.Known known) {
    var rows = new ArrayList<Receipt.Row>();
    var reasons = known.reasons().iterator();
    for (var sender : piece.senders())
      for (var line : sender.lines()) {
        var outcome = Outcome.of(known.outcomes().charAt(rows.size()));
        var words =
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
    return receipt(id, piece, rows);
  }

  private Receipt receipt(String id, Piece piece, List<Receipt.Row> rows) {
    var collector = piece.collector();
    var sequence = piece.sequence();
    return new Receipt(
        id,
        rows,
        collector,
        sequence,
        collector == null || sequence == null
            ? List.of()
            : batches.missing(collector, sequence, MISSING_SHOWN));
  }

  /** One piece on its way into the tables. */
  private final class Sorting {
    private final Occasion occasion;
    private final Piece piece;
    private final boolean file;
    private final @Nullable Integer ownSkew;
    private final List<Receipt.@Nullable Row> rows = new ArrayList<>();
    private final List<Day> placed = new ArrayList<>();
    private final List<Day> stray = new ArrayList<>();
    private final Map<Long, Long> agentOf = new HashMap<>();
    private final List<FlagTable.Flag> raised = new ArrayList<>();

    Sorting(Occasion occasion, Piece piece, Sent sent) {
      this.occasion = occasion;
      this.piece = piece;
      this.file = sent.file();
      var sentAt = sent.sentAt();
      this.ownSkew =
          sentAt == null || sent.file()
              ? null
              : (int)
                  Math.clamp(
                      Duration.between(occasion.now(), sentAt).toSeconds(),
                      -Integer.MAX_VALUE,
                      Integer.MAX_VALUE);
    }

    List<Receipt.Row> rows(long batch) {
      var verdicts = verdicts();
      var map =
          homes.of(
              verdicts.stream()
                  .map(Verdict::standing)
                  .filter(java.util.Objects::nonNull)
                  .map(Standing::device)
                  .collect(Collectors.toCollection(TreeSet::new)));
      var heard = new ArrayList<Heard>();
      for (int i = 0; i < verdicts.size(); i++) {
        var sender = piece.senders().get(i);
        var standing = verdicts.get(i).standing();
        if (standing != null) {
          agentOf.put(standing.device(), standing.agent());
          heard.add(
              new Heard(standing.agent(), sender.version(), sender.state().equals("CHANGED")));
        }
        for (var line : sender.lines()) sort(sender, line, verdicts.get(i), map);
      }
      write(batch);
      agents.heard(occasion.now(), heard);
      return rows.stream().map(java.util.Objects::requireNonNull).toList();
    }

    /** Of each sender; one whose lines cannot be read says nothing that was sealed. */
    private List<Verdict> verdicts() {
      var signed = piece.senders().stream().map(Piece.Sender::signed).toList();
      var readable = signed.stream().filter(java.util.Objects::nonNull).toList();
      var checked = agents.verify(readable).iterator();
      return signed.stream()
          .map(one -> one == null ? new Verdict(null, Verdict.Why.WRONG_SIGNATURE) : checked.next())
          .toList();
    }

    private void sort(Piece.Sender sender, Piece.Line line, Verdict verdict, Homes.Where where) {
      var reason = line.reason();
      var field = line.field();
      var standing = verdict.standing();
      var told = line.told();
      if (sender.unknown() != null) {
        reason = Reason.UNKNOWN_FIELD;
        field = sender.unknown();
      } else if (standing == null && reason != Reason.UNREADABLE) {
        reason =
            verdict.why() == Verdict.Why.UNKNOWN_AGENT ? Reason.UNKNOWN_AGENT : Reason.SIGNATURE;
        field = null;
      }
      if (reason == null && standing != null && told != null)
        reason = place(sender, told, standing, where);
      rows.add(
          reason == null
              ? null // said when it is written
              : new Receipt.Row(
                  sender.agent(),
                  line.day(),
                  line.revision(),
                  Outcome.REJECTED,
                  reason.name(),
                  field));
    }

    /** Null: it has a place. */
    private @Nullable Reason place(
        Piece.Sender sender, Minutes told, Standing standing, Homes.Where where) {
      var placing =
          told.month()
              ? new Placing(Quality.MONTH, told.day(), 0)
              : Placing.of(
                  told.day(), skew(sender), told.repaired(), LocalDate.MIN, occasion.today());
      var home = where.on(standing.device(), placing.day());
      if (home == null || !home.on(placing.day())) {
        if (home == null) home = where.latest(standing.device());
        if (home == null || after(home, placing)) return Reason.NO_ROOM;
        if (placing.quality() != Quality.UNKNOWN_DAY)
          placing = new Placing(Quality.CLOCK_BAD, told.day(), 0);
      }
      if (file && piece.collector() == null) speakFor(occasion, home.classroom());
      if (placing.quality() == Quality.MONTH && told.day().isAfter(occasion.today()))
        placing = new Placing(Quality.CLOCK_BAD, told.day(), 0);
      var retired = standing.retiredAt();
      if (placing.quality().hasDay()
          && retired != null
          && placing.day().isAfter(LocalDate.ofInstant(retired, occasion.zone())))
        return Reason.RETIRED;
      if (home.until() != null && Retention.isOver(home.until(), occasion.today()))
        return Reason.TOO_OLD;
      var day =
          new Day(
              rows.size(), standing.device(), home.classroom(), placing, told, sender.version());
      (placing.quality().hasDay() ? placed : stray).add(day);
      if (placing.batteryIsEmpty())
        raised.add(new FlagTable.Flag(standing.device(), "CLOCK_BAD", occasion.today()));
      if (Boolean.TRUE.equals(told.failing()))
        raised.add(
            new FlagTable.Flag(
                standing.device(),
                "DISK",
                placing.quality().hasDay() ? placing.day() : occasion.today()));
      return null;
    }

    /** It left the room, and its clock is right: it stands nowhere that we know. */
    private boolean after(Home home, Placing placing) {
      return home.until() != null
          && placing.quality().hasDay()
          && placing.day().isAfter(home.until());
    }

    /** What its clock is ahead of ours, as far as anybody measured. */
    private @Nullable Integer skew(Piece.Sender sender) {
      var measured = sender.skew();
      if (piece.collector() == null) return ownSkew;
      if (measured == null) return null;
      // a collector a few minutes off is no reason to see its room differently by line and by stick
      int collectors = ownSkew == null || Math.abs(ownSkew) <= 600 ? 0 : ownSkew;
      return (int) Math.clamp((long) measured + collectors, -Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private void write(long batch) {
      if (!placed.isEmpty()) {
        days.makeMonths(
            placed.stream()
                .map(day -> day.placing().day().withDayOfMonth(1))
                .collect(Collectors.toSet()));
      }
      var all = new ArrayList<>(placed);
      all.addAll(stray);
      if (all.isEmpty()) return;
      days.hold(all);
      var doubted = new HashMap<Long, LocalDate>();
      if (!placed.isEmpty()) {
        var byPlace = new HashMap<Integer, Day>();
        for (var day : placed) byPlace.put(day.n(), day);
        for (var written : days.merge(placed, piece.source(), batch)) {
          say(written);
          var day = byPlace.get(written.n());
          if (written.contradicts() && day != null)
            doubt(day.device(), day.placing().day(), doubted);
        }
        for (var flag : flags.fallen(devices(placed), first(placed), last(placed)))
          doubt(flag.device(), flag.day(), doubted);
      }
      if (!stray.isEmpty())
        strays.merge(stray, piece.source(), batch, occasion.today()).forEach(this::say);
      flags.raise(raised, occasion.now());
      agents.doubt(occasion.now(), doubted);
    }

    private void doubt(long device, LocalDate day, Map<Long, LocalDate> doubted) {
      raised.add(new FlagTable.Flag(device, "INTERLEAVED", day));
      var agent = agentOf.get(device);
      if (agent != null) doubted.merge(agent, day, (a, b) -> a.isBefore(b) ? a : b);
    }

    private void say(DayTable.Written written) {
      int n = written.n();
      for (var sender : piece.senders()) {
        if (n < sender.lines().size()) {
          var line = sender.lines().get(n);
          rows.set(
              written.n(),
              new Receipt.Row(
                  sender.agent(), line.day(), line.revision(), written.outcome(), null, null));
          return;
        }
        n -= sender.lines().size();
      }
    }
  }

  private static Set<Long> devices(List<Day> days) {
    return days.stream().map(Day::device).collect(Collectors.toCollection(TreeSet::new));
  }

  private static LocalDate first(List<Day> days) {
    return days.stream().map(day -> day.placing().day()).min(LocalDate::compareTo).orElseThrow();
  }

  private static LocalDate last(List<Day> days) {
    return days.stream().map(day -> day.placing().day()).max(LocalDate::compareTo).orElseThrow();
  }
}
