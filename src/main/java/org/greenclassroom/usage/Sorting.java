package org.greenclassroom.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.greenclassroom.agents.Heard;
import org.greenclassroom.agents.Signed;
import org.greenclassroom.agents.Standing;
import org.greenclassroom.agents.Verdict;
import org.jspecify.annotations.Nullable;

/** The rows of one piece: which have a place, on which day, and why the others have none. */
final class Sorting {
  private final Coming coming;
  private final Piece piece;
  private final long batch;
  private final int from;
  private final LocalDate keptFrom;
  private final LongConsumer allowed;
  private final List<Spoken> spoken = new ArrayList<>();
  private final List<Receipt.@Nullable Row> rows = new ArrayList<>();
  final List<Day> placed = new ArrayList<>();
  final List<Day> stray = new ArrayList<>();
  final List<Heard> heard = new ArrayList<>();
  final Map<Long, Long> agentOf = new HashMap<>();
  final List<FlagTable.Flag> raised = new ArrayList<>();

  /** Of those that ran where no room of ours is, the latest day. */
  final Map<Long, LocalDate> wandering = new HashMap<>();

  /** A row as its sender said it. */
  private record Spoken(String agent, Piece.Line line) {}

  /**
   * A piece that begins.
   *
   * @param batch its number
   * @param from the number of its first row among all that are written together
   * @param keptFrom days before it lie in files and are not taken
   * @param allowed is asked for the room of each day of a file that no collector signed
   */
  Sorting(Coming coming, long batch, int from, LocalDate keptFrom, LongConsumer allowed) {
    this.coming = coming;
    this.piece = coming.piece();
    this.batch = batch;
    this.from = from;
    this.keptFrom = keptFrom;
    this.allowed = allowed;
  }

  long batch() {
    return batch;
  }

  Coming coming() {
    return coming;
  }

  /**
   * What its senders sealed; null where a line cannot be read, for nobody can say what was sealed.
   */
  List<@Nullable Signed> signed() {
    var all = new ArrayList<@Nullable Signed>();
    for (var sender : piece.senders()) all.add(sender.signed());
    return all;
  }

  /**
   * Sorts all rows.
   *
   * @param verdicts one for each sender
   */
  void sort(List<Verdict> verdicts, Homes.Where where) {
    for (int i = 0; i < verdicts.size(); i++) {
      var sender = piece.senders().get(i);
      var standing = verdicts.get(i).standing();
      if (standing != null) {
        agentOf.put(standing.device(), standing.agent());
        heard.add(new Heard(standing.agent(), sender.version(), sender.state().equals("CHANGED")));
      }
      for (var line : sender.lines()) sort(sender, line, verdicts.get(i), where);
    }
  }

  /** What became of a row that was written. */
  void say(DayTable.Written written) {
    int at = written.n() - from;
    rows.set(at, row(spoken.get(at), written.outcome(), null, null));
  }

  /** Whether a row that was written together is of this piece. */
  boolean has(int n) {
    return n >= from && n < from + spoken.size();
  }

  List<Receipt.Row> rows() {
    return rows.stream().map(Objects::requireNonNull).toList();
  }

  private static Receipt.Row row(
      Spoken one, Outcome outcome, @Nullable String reason, @Nullable String field) {
    return new Receipt.Row(
        one.agent(), one.line().day(), one.line().revision(), outcome, reason, field);
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
      reason = verdict.why() == Verdict.Why.UNKNOWN_AGENT ? Reason.UNKNOWN_AGENT : Reason.SIGNATURE;
      field = null;
    }
    if (reason == null && standing != null && told != null)
      reason = place(sender, told, standing, where);
    var one = new Spoken(sender.agent(), line);
    spoken.add(one);
    // null: said when it is written
    rows.add(reason == null ? null : row(one, Outcome.REJECTED, reason.name(), field));
  }

  /** Null: it has a place. */
  private @Nullable Reason place(
      Piece.Sender sender, Minutes told, Standing standing, Homes.Where where) {
    var today = coming.occasion().today();
    var placing =
        told.month()
            ? new Placing(Quality.MONTH, told.day(), 0)
            : Placing.of(told.day(), skew(sender), told.repaired(), LocalDate.MIN, today);
    var home = where.on(standing.device(), placing.day());
    if (home == null || !home.on(placing.day())) {
      if (home == null) home = where.latest(standing.device());
      if (home == null || after(home, placing)) {
        if (placing.quality().hasDay())
          wandering.merge(standing.device(), placing.day(), (a, b) -> a.isAfter(b) ? a : b);
        return Reason.NO_ROOM;
      }
      if (placing.quality() != Quality.UNKNOWN_DAY)
        placing = new Placing(Quality.CLOCK_BAD, told.day(), 0);
    }
    if (coming.file() && piece.collector() == null) allowed.accept(home.classroom());
    if (placing.quality() == Quality.MONTH && told.day().isAfter(today))
      placing = new Placing(Quality.CLOCK_BAD, told.day(), 0);
    var retired = standing.retiredAt();
    if (placing.quality().hasDay()
        && retired != null
        && placing.day().isAfter(LocalDate.ofInstant(retired, coming.occasion().zone())))
      return Reason.RETIRED;
    if (home.until() != null && Retention.isOver(home.until(), today)) return Reason.TOO_OLD;
    if (placing.quality().hasDay() && placing.day().isBefore(keptFrom)) return Reason.TOO_OLD;
    var day =
        new Day(
            from + rows.size(),
            standing.device(),
            home.classroom(),
            placing,
            told,
            sender.version(),
            piece.source(),
            batch);
    (placing.quality().hasDay() ? placed : stray).add(day);
    if (placing.batteryIsEmpty())
      raised.add(new FlagTable.Flag(standing.device(), "CLOCK_BAD", today));
    if (Boolean.TRUE.equals(told.failing()))
      raised.add(
          new FlagTable.Flag(
              standing.device(), "DISK", placing.quality().hasDay() ? placing.day() : today));
    return null;
  }

  /** It left the room, and its clock is right: it stands nowhere that we know. */
  private static boolean after(Home home, Placing placing) {
    return home.until() != null
        && placing.quality().hasDay()
        && placing.day().isAfter(home.until());
  }

  /** What its clock is ahead of ours, as far as anybody measured. */
  private @Nullable Integer skew(Piece.Sender sender) {
    var measured = sender.skew();
    var ahead = coming.ahead();
    if (piece.collector() == null) return ahead;
    if (measured == null) return null;
    // a collector a few minutes off is no reason to see its room differently by line and by stick
    int collectors = ahead == null || Math.abs(ahead) <= 600 ? 0 : ahead;
    return (int) Math.clamp((long) measured + collectors, -Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
