package org.greenclassroom.watch;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what is known of the rooms, and the round that reckons it. */
@Service
@Transactional
public class Watch {
  /** Reports on paper come late: what a month adds up to may still change until then. */
  private static final int LATE_DAYS = 10;

  private final Schools schools;
  private final RoomTable rooms;
  private final FindingTable findings;
  private final AlertTable alerts;
  private final Alerts acting;
  private final RiskTable risks;
  private final MonthTable months;
  private final ProgrammeTable programme;
  private final RoundTable rounds;

  Watch(
      Schools schools,
      RoomTable rooms,
      FindingTable findings,
      AlertTable alerts,
      Alerts acting,
      RiskTable risks,
      MonthTable months,
      ProgrammeTable programme,
      RoundTable rounds) {
    this.schools = schools;
    this.rooms = rooms;
    this.findings = findings;
    this.alerts = alerts;
    this.acting = acting;
    this.risks = risks;
    this.months = months;
    this.programme = programme;
    this.rounds = rounds;
  }

  /**
   * Reckons everything as of today: silence, alerts, risks, the running month. Repeating it changes
   * nothing but what has changed below.
   *
   * @param nightly whether letters go out: a person who presses the button writes to nobody
   */
  public Round reckon(Occasion occasion, boolean nightly) {
    rooms.lock();
    var today = occasion.today();
    var now = occasion.now();
    rooms.forget();
    int known = rooms.reckon(today);
    findings.find(today);
    int closed = alerts.recover(now);
    alerts.refresh(now);
    int opened = alerts.open(now);
    acting.ticketsByThemselves(occasion);
    int snapshots =
        risks.keep(
            rooms.standings(today).stream().map(room -> Risk.of(room, today)).toList(), today, now);
    measure(occasion, YearMonth.from(today));
    if (today.getDayOfMonth() <= LATE_DAYS) measure(occasion, YearMonth.from(today).minusMonths(1));
    int letters = nightly ? acting.digests(occasion) : 0;
    var round = new Round(today, now, known, opened, closed, snapshots, letters);
    rounds.insert(round, nightly ? null : (Long) occasion.actor().account());
    return round;
  }

  /** Adds up a month; one that is over as of its last day. Twice gives the same. */
  public int measure(Occasion occasion, YearMonth month) {
    var today = occasion.today();
    var last = month.atEndOfMonth();
    if (month.isAfter(YearMonth.from(today)))
      throw new Refusal("watch.refusal.month", month.toString());
    boolean running = !last.isBefore(today);
    months.rooms(month, running ? today : last, running);
    int measured = months.measure(month, running, occasion.now());
    programme.days(month, running ? today : last, today, occasion.now());
    if (running) programme.present(month, occasion.now());
    return measured;
  }

  @Transactional(readOnly = true)
  public Known known() {
    return rooms.known();
  }

  @Transactional(readOnly = true)
  public Optional<Round> lastRound() {
    return rounds.latest();
  }

  /** Those we know nothing of first, then the longest silence. */
  @Transactional(readOnly = true)
  public Slice<Silence> silences(
      @Nullable Step step, String q, Actor actor, @Nullable String after, int size) {
    return Slice.of(
        rooms.page(
            step,
            q.strip(),
            schools.own(actor),
            place(after, "[01]\\.\\d{1,6}\\.\\d{1,18}"),
            size + 1),
        size,
        Silence::key);
  }

  @Transactional(readOnly = true)
  public void eachSilence(@Nullable Step step, String q, Actor actor, Consumer<Silence> taker) {
    rooms.each(step, q.strip(), schools.own(actor), taker);
  }

  /** A room that is lent; empty: it is not, or was accepted after the last round. */
  @Transactional(readOnly = true)
  public Optional<Silence> silence(long classroom) {
    return rooms.silence(classroom);
  }

  /** The highest score first. */
  @Transactional(readOnly = true)
  public Slice<RiskTable.Row> risks(
      @Nullable Band band, String q, Actor actor, @Nullable String after, int size) {
    return Slice.of(
        risks.page(
            band, q.strip(), schools.own(actor), place(after, "\\d{1,3}\\.\\d{1,18}"), size + 1),
        size,
        RiskTable.Row::key);
  }

  @Transactional(readOnly = true)
  public void eachRisk(@Nullable Band band, String q, Actor actor, Consumer<RiskTable.Row> taker) {
    risks.each(band, q.strip(), schools.own(actor), taker);
  }

  @Transactional(readOnly = true)
  public List<RiskTable.Count> bands() {
    return risks.counts();
  }

  @Transactional(readOnly = true)
  public Optional<Band> band(long classroom) {
    return risks.band(classroom);
  }

  /** A room's scores, the newest day first. */
  @Transactional(readOnly = true)
  public List<RiskTable.Past> history(long classroom, int days) {
    return risks.history(classroom, days);
  }

  /** A place in a list as we write it; anything else is its beginning. */
  static @Nullable String place(@Nullable String after, String form) {
    return after != null && after.matches(form) ? after : null;
  }
}
