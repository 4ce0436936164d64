package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.calendar.Counting;
import org.greenclassroom.calendar.OfficeTime;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: a ticket is opened, and its time runs, stands still and ends. */
@Service
@Transactional
public class Tickets {
  private static final int LONGEST = 4_000;

  private final TicketTable table;
  private final EventTable events;
  private final PolicyTable policies;
  private final Classrooms classrooms;
  private final Calendars calendars;
  private final ShiftTable shifts;

  Tickets(
      TicketTable table,
      EventTable events,
      PolicyTable policies,
      Classrooms classrooms,
      Calendars calendars,
      ShiftTable shifts) {
    this.shifts = shifts;
    this.table = table;
    this.events = events;
    this.policies = policies;
    this.classrooms = classrooms;
    this.calendars = calendars;
  }

  /** As people call a ticket. */
  public static String number(long ticket) {
    return Ticket.number(ticket);
  }

  /**
   * Opens a ticket; its time runs from the occasion's moment.
   *
   * @return its id; of the same source and reference said twice, the first
   */
  public long open(Occasion occasion, Opening opening) {
    if (opening.words().isBlank() || opening.words().length() > LONGEST)
      throw new Refusal("tickets.refusal.words", LONGEST);
    var already = table.said(opening.source(), opening.sourceRef());
    if (already.isPresent()) return already.get();
    var office = office(opening.classroom());
    var policy = policies.latest();
    var line = policy.of(opening.severity());
    var target = line.target(office.apply(Counting.WORKING));
    var acknowledgeBy =
        office
            .apply(Counting.WORKING)
            .after(occasion.now(), line.acknowledgeSeconds(office.apply(Counting.WORKING)));
    var ticket =
        table.insert(
            opening,
            policy.policy(),
            target,
            acknowledgeBy,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("ticket/" + opening.source() + "/" + opening.sourceRef()));
    if (ticket.isEmpty())
      return table
          .said(opening.source(), opening.sourceRef())
          .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "tickets.refusal.just-now"));
    events.insert(
        ticket.get(),
        new TicketClock.Event(TicketClock.Kind.START, occasion.now(), null, target),
        policy.policy(),
        opening.severity(),
        null,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("start/" + ticket.get()));
    settle(ticket.get(), opening.classroom(), office);
    return ticket.get();
  }

  /** Somebody has read it and takes care. */
  public void acknowledge(Occasion occasion, long ticket) {
    if (begin(ticket).acknowledgedAt() != null) return;
    happen(occasion, ticket, TicketClock.Kind.ACKNOWLEDGE, occasion.now(), null, null);
  }

  /** Its time stands still from now on. */
  public void pause(Occasion occasion, long ticket, Waiting waiting, @Nullable String words) {
    noticed(occasion, ticket, occasion.now());
    happen(occasion, ticket, TicketClock.Kind.PAUSE, occasion.now(), waiting, words);
  }

  public void resume(Occasion occasion, long ticket, @Nullable String words) {
    happen(occasion, ticket, TicketClock.Kind.RESUME, occasion.now(), null, words);
  }

  /**
   * It was put right.
   *
   * @param when an engineer may write it down a week later
   * @param words what was done
   */
  public void solve(Occasion occasion, long ticket, Instant when, String words) {
    var at = when.truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
    if (words.isBlank() || words.length() > LONGEST)
      throw new Refusal("tickets.refusal.solution", LONGEST);
    if (at.isAfter(occasion.now())) throw new Refusal("tickets.refusal.future");
    noticed(occasion, ticket, at);
    happen(occasion, ticket, TicketClock.Kind.SOLVE, at, null, words);
  }

  /** It was not put right after all. The time since it was solved does not count. */
  public void reopen(Occasion occasion, long ticket, @Nullable String words) {
    happen(occasion, ticket, TicketClock.Kind.REOPEN, occasion.now(), null, words);
  }

  /** Nothing more will come of it. */
  public void close(Occasion occasion, long ticket, @Nullable String words) {
    happen(occasion, ticket, TicketClock.Kind.CLOSE, occasion.now(), null, words);
  }

  /**
   * Says anew what it is and how bad. A changed severity changes what it may take; what has run,
   * has run.
   */
  public void grade(
      Occasion occasion,
      long ticket,
      Category category,
      @Nullable Piece part,
      Severity severity,
      @Nullable String words) {
    var known = begin(ticket);
    if (severity != known.severity()) rule(occasion, known, policies.latest(), severity, words);
    table.grade(
        ticket,
        category,
        part,
        severity,
        severity == known.severity() ? known.policy() : policies.latest().policy());
  }

  /** A person promises a day; null takes the promise back. The house never moves it. */
  public void promise(Occasion occasion, long ticket, @Nullable LocalDate day) {
    var known = begin(ticket);
    if (!known.open()) throw new Refusal("tickets.refusal.over", known.number());
    if (day != null && day.isBefore(occasion.today()))
      throw new Refusal("tickets.refusal.promise-past", day);
    table.promise(ticket, day);
  }

  public void assign(long ticket, @Nullable Long account) {
    begin(ticket);
    table.assign(ticket, account);
  }

  /**
   * A new version of the policy.
   *
   * @param openToo whether it holds for tickets that are open, too: what ran so far stays
   * @return to how many of them it was applied
   */
  int decide(Occasion occasion, List<Policy.Line> lines, String note, boolean openToo) {
    if (note.isBlank()) throw new Refusal("tickets.refusal.policy-note");
    if (!policies.insert(
        lines, note.strip(), occasion.now(), occasion.actor().account(), occasion.keyFor("policy")))
      return 0;
    if (!openToo) return 0;
    var policy = policies.latest();
    int changed = 0;
    for (var some = table.open(0); !some.isEmpty(); some = table.open(some.getLast()))
      for (long ticket : some) {
        var known = begin(ticket);
        rule(occasion, known, policy, known.severity(), null);
        table.grade(ticket, known.category(), known.part(), known.severity(), policy.policy());
        changed++;
      }
    return changed;
  }

  /**
   * Works out anew by when an open one is due and to be read, where a calendar changed below it.
   */
  void follow(Occasion occasion, long ticket) {
    var known = begin(ticket);
    if (known.open()) shift(occasion, known);
  }

  /** The ticket, if this person may know of it; a school knows those of its own rooms. */
  @Transactional(readOnly = true)
  Ticket ticket(long ticket, Actor actor) {
    var known = table.ticket(ticket).orElseThrow(() -> Refusal.notFound(String.valueOf(ticket)));
    classrooms.room(known.classroom(), actor, ticket);
    return known;
  }

  @Transactional(readOnly = true)
  List<ShiftTable.Shift> shifts(long ticket) {
    return shifts.of(ticket);
  }

  @Transactional(readOnly = true)
  List<EventTable.Written> events(long ticket) {
    return events.of(ticket);
  }

  /** Office seconds it ran until then. */
  @Transactional(readOnly = true)
  long running(Ticket ticket, Instant until) {
    return clock(ticket.ticket()).running(office(ticket.classroom()), until);
  }

  @Transactional(readOnly = true)
  List<Policy> policies() {
    return policies.all();
  }

  private void rule(
      Occasion occasion, Ticket known, Policy policy, Severity severity, @Nullable String words) {
    var office = office(known.classroom());
    var target = policy.of(severity).target(office.apply(Counting.WORKING));
    write(
        occasion,
        known,
        new TicketClock.Event(TicketClock.Kind.POLICY, occasion.now(), null, target),
        policy.policy(),
        severity,
        words);
  }

  /** Who does something with a ticket has read it. */
  private void noticed(Occasion occasion, long ticket, Instant at) {
    var known = begin(ticket);
    var read = known.acknowledgedAt();
    if ((read == null || at.isBefore(read)) && known.open())
      happen(occasion, ticket, TicketClock.Kind.ACKNOWLEDGE, at, null, null);
  }

  private void happen(
      Occasion occasion,
      long ticket,
      TicketClock.Kind kind,
      Instant at,
      @Nullable Waiting waiting,
      @Nullable String words) {
    write(
        occasion, begin(ticket), new TicketClock.Event(kind, at, waiting, null), null, null, words);
  }

  private void write(
      Occasion occasion,
      Ticket known,
      TicketClock.Event wanted,
      @Nullable Long policy,
      @Nullable Severity severity,
      @Nullable String words) {
    var key = occasion.keyFor(wanted.kind() + "/" + known.ticket());
    if (events.keyed(key)) return;
    var all =
        new ArrayList<>(events.of(known.ticket()).stream().map(EventTable.Written::event).toList());
    var event = alone(wanted, all);
    var pointless = TicketClock.of(all).pointless();
    all.add(event);
    var made = new ArrayList<>(TicketClock.of(all).pointless());
    made.removeAll(pointless);
    if (!made.stream().allMatch(one -> event.overtakes(one)))
      throw new Refusal(
          Refusal.Kind.CONFLICT, "tickets.refusal.senseless", known.number(), known.state());
    events.insert(
        known.ticket(),
        event,
        policy,
        severity,
        words,
        occasion.now(),
        occasion.actor().account(),
        key);
    settle(known.ticket(), known.classroom(), office(known.classroom()));
  }

  /** No two events at one moment, so that their order is theirs and not that of writing. */
  private static TicketClock.Event alone(TicketClock.Event wanted, List<TicketClock.Event> all) {
    var at = wanted.at();
    while (true) {
      var moment = at;
      if (all.stream().noneMatch(other -> other.at().equals(moment))) break;
      at = at.plusNanos(1_000);
    }
    return new TicketClock.Event(wanted.kind(), at, wanted.waiting(), wanted.target());
  }

  private void shift(Occasion occasion, Ticket known) {
    var office = office(known.classroom());
    var before = new ShiftTable.Times(known.dueAt(), known.acknowledgeBy());
    var due = clock(known.ticket()).due(office).orElse(null);
    var after = new ShiftTable.Times(due, readBy(known, office.apply(Counting.WORKING)));
    if (after.equals(before)) return;
    settle(known.ticket(), known.classroom(), office);
    shifts.insert(known.ticket(), before, after, occasion.now());
  }

  /** By when it is to be read, by the rule it was opened by; once it was read that stays. */
  private Instant readBy(Ticket known, OfficeTime office) {
    if (known.acknowledgedAt() != null) return known.acknowledgeBy();
    var start = shifts.start(known.ticket());
    var line = policies.policy(start.policy()).of(start.severity());
    return office.after(start.at(), line.acknowledgeSeconds(office));
  }

  private void settle(long ticket, long classroom, Function<Counting, OfficeTime> office) {
    var clock = clock(ticket);
    var present = clock.present();
    var state =
        switch (present.state()) {
          case RUNNING, PAUSED -> Ticket.State.OPEN;
          case SOLVED -> Ticket.State.SOLVED;
          case CLOSED -> Ticket.State.CLOSED;
        };
    table.settle(
        ticket,
        state,
        present,
        clock.running(office, present.from()),
        clock.due(office).orElse(null),
        clock.acknowledged(),
        clock.acknowledged() == null
            ? null
            : office
                .apply(Counting.WORKING)
                .secondsBetween(clock.intervals().getFirst().from(), clock.acknowledged()),
        state == Ticket.State.OPEN ? null : solved(clock),
        state == Ticket.State.CLOSED ? clock.stateSince() : null,
        clock.reopened());
  }

  private static @Nullable Instant solved(TicketClock clock) {
    Instant solved = null;
    for (var one : clock.intervals())
      if (one.state() == TicketClock.State.SOLVED) {
        if (solved == null) solved = one.from();
      } else if (one.state() != TicketClock.State.CLOSED) solved = null;
    return solved;
  }

  private TicketClock clock(long ticket) {
    return TicketClock.of(events.of(ticket).stream().map(EventTable.Written::event).toList());
  }

  private Ticket begin(long ticket) {
    return table.lock(ticket).orElseThrow(() -> Refusal.notFound(String.valueOf(ticket)));
  }

  /** Office time at the school of that room; each counting is asked for once. */
  private Function<Counting, OfficeTime> office(long classroom) {
    var school = classrooms.room(classroom).school();
    Map<Counting, OfficeTime> known = new EnumMap<>(Counting.class);
    return counting -> known.computeIfAbsent(counting, one -> calendars.office(school, one));
  }

  /** Which ticket came of this; empty: none did. */
  @Transactional(readOnly = true)
  public Optional<Long> of(Source source, String sourceRef) {
    return table.said(source, sourceRef);
  }
}
