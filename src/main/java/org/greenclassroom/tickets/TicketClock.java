package org.greenclassroom.tickets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.calendar.OfficeTime;
import org.jspecify.annotations.Nullable;

/**
 * The time of a ticket, made of what happened to it. What counts is when it happened, not when it
 * was written down: the same events in any order are the same clock.
 *
 * <p>GLPI kept sums instead, and had to mend them for years (issues 6902, 7946, 15605, 23359): a
 * changed rule lost what had run, a reopened ticket was taken for one that had waited.
 */
final class TicketClock {
  enum Kind {
    START,
    PAUSE,
    RESUME,
    SOLVE,
    REOPEN,
    CLOSE,
    POLICY,
    ACKNOWLEDGE
  }

  enum State {
    RUNNING,
    PAUSED,
    SOLVED,
    CLOSED
  }

  /** How much office time it may take, and on which days that counts. */
  record Target(long seconds, Counting counting) {}

  /**
   * Something that happened; no two at one moment.
   *
   * @param waiting of a pause
   * @param target of a start and a change of rule
   */
  record Event(Kind kind, Instant at, @Nullable Waiting waiting, @Nullable Target target) {
    /**
     * Whether another, written before it, may mean nothing any more by it: nobody waits for what
     * was put right already, and it was read by whoever put it right. What people said of its end
     * stands.
     */
    boolean overtakes(Event other) {
      return (kind == Kind.SOLVE || kind == Kind.ACKNOWLEDGE)
          && other.at().isAfter(at)
          && switch (other.kind()) {
            case ACKNOWLEDGE -> true;
            case PAUSE, RESUME -> kind == Kind.SOLVE;
            case START, SOLVE, REOPEN, CLOSE, POLICY -> false;
          };
    }
  }

  /**
   * From one moment to another.
   *
   * @param until null: it goes on
   */
  record Interval(
      State state,
      Instant from,
      @Nullable Instant until,
      @Nullable Waiting waiting,
      Target target) {}

  private final List<Interval> intervals = new ArrayList<>();
  private final List<Event> pointless = new ArrayList<>();
  private @Nullable Instant acknowledged;
  private int reopened;

  private TicketClock() {}

  static TicketClock of(Collection<Event> events) {
    var clock = new TicketClock();
    events.stream().sorted(Comparator.comparing(Event::at)).forEach(clock::take);
    return clock;
  }

  private void take(Event event) {
    var now = intervals.isEmpty() ? null : intervals.getLast();
    if (now == null) {
      if (event.kind() == Kind.START && event.target() != null)
        intervals.add(new Interval(State.RUNNING, event.at(), null, null, event.target()));
      else pointless.add(event);
      return;
    }
    var open = now.state() == State.RUNNING || now.state() == State.PAUSED;
    switch (event.kind()) {
      case START -> pointless.add(event);
      case ACKNOWLEDGE -> {
        if (acknowledged == null && open) acknowledged = event.at();
        else pointless.add(event);
      }
      case POLICY -> {
        // what ran so far ran under the rule of its time, and stays
        if (event.target() == null) pointless.add(event);
        else next(now, now.state(), event.at(), now.waiting(), event.target());
      }
      case PAUSE -> {
        if (open) next(now, State.PAUSED, event.at(), event.waiting(), now.target());
        else pointless.add(event);
      }
      case RESUME -> {
        if (now.state() == State.PAUSED) next(now, State.RUNNING, event.at(), null, now.target());
        else pointless.add(event);
      }
      case SOLVE -> {
        if (open) next(now, State.SOLVED, event.at(), null, now.target());
        else pointless.add(event);
      }
      case REOPEN -> {
        if (open) pointless.add(event);
        else {
          reopened++;
          next(now, State.RUNNING, event.at(), null, now.target());
        }
      }
      case CLOSE -> {
        if (now.state() == State.SOLVED) next(now, State.CLOSED, event.at(), null, now.target());
        else pointless.add(event);
      }
    }
  }

  private void next(
      Interval now, State state, Instant at, @Nullable Waiting waiting, Target target) {
    intervals.removeLast();
    intervals.add(new Interval(now.state(), now.from(), at, now.waiting(), now.target()));
    intervals.add(new Interval(state, at, null, waiting, target));
  }

  List<Interval> intervals() {
    return List.copyOf(intervals);
  }

  /** Events that make no sense where they stand, such as a second pause after the end. */
  List<Event> pointless() {
    return List.copyOf(pointless);
  }

  Interval present() {
    return intervals.getLast();
  }

  @Nullable Instant acknowledged() {
    return acknowledged;
  }

  int reopened() {
    return reopened;
  }

  /** Since when it is in its present state; a changed rule changes no state. */
  Instant stateSince() {
    var since = present().from();
    for (int at = intervals.size() - 1; at >= 0; at--) {
      if (intervals.get(at).state() != present().state()) break;
      since = intervals.get(at).from();
    }
    return since;
  }

  /** Office seconds it ran until then. */
  long running(Function<Counting, OfficeTime> office, Instant until) {
    long sum = 0;
    for (var one : intervals) {
      if (one.state() != State.RUNNING || !one.from().isBefore(until)) continue;
      var end = one.until() == null || one.until().isAfter(until) ? until : one.until();
      sum += office.apply(one.target().counting()).secondsBetween(one.from(), end);
    }
    return sum;
  }

  /** When its time is up; empty while its time stands still. */
  Optional<Instant> due(Function<Counting, OfficeTime> office) {
    var now = present();
    if (now.state() != State.RUNNING) return Optional.empty();
    long left = now.target().seconds() - running(office, now.from());
    return Optional.of(
        left <= 0 ? now.from() : office.apply(now.target().counting()).after(now.from(), left));
  }
}
