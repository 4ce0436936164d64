package org.greenclassroom.checkins;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.checklists.Version;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.followup.DoneBy;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.Task;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.tickets.Category;
import org.greenclassroom.tickets.Opening;
import org.greenclassroom.tickets.Severity;
import org.greenclassroom.tickets.Source;
import org.greenclassroom.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: what a school says of its room, once for each period, corrected by revisions. */
@Service
@Transactional
public class Checkins {
  /** How late a report is still taken. */
  private static final int MONTHS_BACK = 24;

  private final ReportTable reports;
  private final RoomTable rooms;
  private final Links links;
  private final Classrooms classrooms;
  private final Checklists checklists;
  private final Plan plan;
  private final Tickets tickets;

  Checkins(
      ReportTable reports,
      RoomTable rooms,
      Links links,
      Classrooms classrooms,
      Checklists checklists,
      Plan plan,
      Tickets tickets) {
    this.reports = reports;
    this.rooms = rooms;
    this.links = links;
    this.classrooms = classrooms;
    this.checklists = checklists;
    this.plan = plan;
    this.tickets = tickets;
  }

  /** What is asked today for a kind. */
  @Transactional(readOnly = true)
  Version asked(ReportKind kind) {
    return checklists
        .current(kind.use())
        .orElseThrow(() -> new Refusal("checkins.refusal.nothing-asked", kind));
  }

  /** The version a form was made of, if answers to it are still taken for this kind. */
  @Transactional(readOnly = true)
  Version asked(ReportKind kind, long version, Occasion occasion) {
    var known = checklists.version(version);
    if (known.use() != kind.use() || !known.takesAnswers(occasion.now()))
      throw new Refusal("checkins.refusal.old-form", known.called());
    return known;
  }

  /**
   * Writes down what a school said, of what is asked today.
   *
   * @param period the first day of a month, or of a half-year
   * @param roll by device; empty unless it is an inventory
   * @throws Refusal when the answers are not complete, or the period is none
   */
  public Receipt report(
      Occasion occasion,
      long classroom,
      ReportKind kind,
      LocalDate period,
      Via via,
      Map<String, Answer> answers,
      Map<Long, RollState> roll) {
    return take(
        occasion,
        new Sending(
            occasion.keyFor("report"),
            classroom,
            kind,
            period,
            via,
            occasion.now(),
            checklists.check(asked(kind), answers),
            roll,
            null));
  }

  /**
   * Takes a report. The same form sent again is the same report; what says nothing new is not
   * written again; another word on the same period is a new revision.
   *
   * @throws Refusal when the same form comes with another content, or the period is none
   */
  Receipt take(Occasion occasion, Sending sending) {
    links.code(sending.classroom());
    rooms.hold(sending.classroom());
    var hash = sending.hash();
    var sms = sending.sms();
    if (sms != null) {
      // a heap of messages is often pasted twice: an old one must not undo its correction
      var same = reports.bySms(sms);
      if (same.isPresent()) return new Receipt(same.get().report(), Receipt.Outcome.SAME);
    }
    var sent = reports.byUid(sending.uid());
    if (sent.isPresent()) {
      if (!sent.get().hash().equals(hash))
        throw new Refusal(
            Refusal.Kind.CONFLICT, "checkins.refusal.other-content", sent.get().number());
      return new Receipt(sent.get().report(), Receipt.Outcome.SAME);
    }
    var room = classrooms.room(sending.classroom());
    checkPeriod(occasion, room, sending.kind(), sending.period());
    checkRoll(sending);
    var before =
        sending.kind().revised()
            ? reports.current(sending.classroom(), sending.kind(), sending.period())
            : Optional.<Report>empty();
    var known = known(sending, hash, before.orElse(null));
    if (known != null) return new Receipt(known.report(), Receipt.Outcome.SAME);

    var task = task(sending);
    var report =
        reports.insert(
            sending,
            before.isEmpty()
                ? 1
                : reports.last(sending.classroom(), sending.kind(), sending.period()) + 1,
            task.map(Task::task).orElse(null),
            occasion.now(),
            by(occasion.actor()));
    task.ifPresent(one -> settle(occasion, sending, one));
    openTickets(occasion, sending, report);
    return new Receipt(
        report, before.isPresent() ? Receipt.Outcome.CORRECTED : Receipt.Outcome.ACCEPTED);
  }

  /** A report that says all this already; null: there is none. */
  private @Nullable Report known(Sending sending, String hash, @Nullable Report before) {
    if (before == null) return null;
    if (before.hash().equals(hash)) return before;
    if (sending.sms() == null) return null;
    var said = reports.answers(before.report());
    boolean nothingNew =
        List.of("working", "faulty", "missing", "room_used").stream()
            .allMatch(item ->
                Objects.equals(
                    said.getOrDefault(item, Answer.NONE).value(), sending.checked().value(item)));
    boolean calls =
        sending.checked().starred().stream().anyMatch(item -> item.name().equals("help"));
    return nothingNew && (!calls || said.getOrDefault("help", Answer.NONE).starred())
        ? before
        : null;
  }

  private static long by(Actor actor) {
    return Math.max(0, actor.account());
  }

  private static void checkPeriod(
      Occasion occasion, Classroom room, ReportKind kind, LocalDate period) {
    var today = occasion.today();
    if (!kind.period(period).equals(period) || period.isAfter(today))
      throw new Refusal("checkins.refusal.period-future", period);
    if (period.isBefore(today.minusMonths(MONTHS_BACK)))
      throw new Refusal("checkins.refusal.period-old", period, MONTHS_BACK);
    var accepted = room.acceptedOn();
    if (accepted == null) throw new Refusal("checkins.refusal.not-accepted", room.name());
    if (!kind.after(period).isAfter(accepted))
      throw new Refusal("checkins.refusal.period-before", period, room.name(), accepted);
  }

  private void checkRoll(Sending sending) {
    if (sending.kind() != ReportKind.INVENTORY) return;
    // what left the room since the list was opened may be on it; what never stood there may not
    if (rooms.strangers(sending.classroom(), sending.roll().keySet()) > 0)
      throw new Refusal("checkins.refusal.roll");
    var listed = rooms.listed(sending.classroom());
    if (sending.roll().isEmpty() && !listed.isEmpty())
      throw new Refusal("checkins.refusal.roll-empty", listed.size());
  }

  /** The task that waits for it. */
  private Optional<Task> task(Sending sending) {
    return plan.open(sending.classroom()).stream()
        .filter(task -> task.kind() == sending.kind().task())
        .filter(task ->
            !sending.kind().revised()
                || sending.kind().period(task.wantedOn()).equals(sending.period()))
        .findFirst();
  }

  private void settle(Occasion occasion, Sending sending, Task task) {
    if (!sending.kind().revised()
        && (reports.questionnaireKinds(sending.classroom(), task.wantedOn().minusDays(90)) < 3))
      return; // principal, teachers and a class, then it is done
    var day = sending.receivedAt().atZone(occasion.zone()).toLocalDate();
    plan.done(house(occasion), task.task(), day, DoneBy.REPORT);
  }

  private void openTickets(Occasion occasion, Sending sending, long report) {
    var about =
        sending.kind().revised()
            ? "%d/%s/%s".formatted(sending.classroom(), sending.kind().path(), sending.period())
            : "%d".formatted(report);
    var language = LocaleContextHolder.getLocale().getLanguage();
    if ("DOWN".equals(sending.roomState()))
      open(
          occasion,
          sending,
          about + "/room-down",
          Category.OTHER,
          Severity.ROOM_DOWN,
          said(sending, sending.checked().version().item("room_used").orElse(null), language));
    for (var item : sending.checked().starred())
      open(
          occasion,
          sending,
          about + "/" + item.name(),
          switch (item.name()) {
            case "faulty" -> Category.HARDWARE;
            case "missing" -> Category.MISSING;
            default -> Category.OTHER;
          },
          item.name().equals("faulty") || item.name().equals("missing")
              ? Severity.DEVICE
              : Severity.QUESTION,
          said(sending, item, language));
  }

  private void open(
      Occasion occasion,
      Sending sending,
      String ref,
      Category category,
      Severity severity,
      String words) {
    tickets.open(
        house(occasion),
        new Opening(sending.classroom(), null, Source.CHECKIN, ref, category, severity, words));
  }

  /** Whoever holds a link has no account: what follows from it is written by the house. */
  private static Occasion house(Occasion occasion) {
    return occasion.actor().account() >= 0
        ? occasion
        : new Occasion(Actor.HOUSE, occasion.now(), occasion.zone(), occasion.key());
  }

  private static String said(Sending sending, @Nullable Item item, String language) {
    if (item == null) return sending.kind().name();
    var answer = sending.checked().answers().getOrDefault(item.name(), Answer.NONE);
    var value = answer.value();
    var words =
        value == null ? "–" : item.option(value).map(one -> one.label().in(language)).orElse(value);
    return item.label().in(language)
        + " "
        + words
        + (answer.reason() == null ? "" : " (" + answer.reason() + ")");
  }

  // ---- what there is ----

  @Transactional(readOnly = true)
  public Report report(long report, Actor actor) {
    var known = reports.report(report).orElseThrow(() -> Refusal.notFound(String.valueOf(report)));
    classrooms.room(known.classroom(), actor, report);
    return known;
  }

  @Transactional(readOnly = true)
  Optional<Report> byUid(UUID uid) {
    return reports.byUid(uid);
  }

  @Transactional(readOnly = true)
  UUID uid(long report) {
    return reports.report(report).orElseThrow(() -> Refusal.notFound("report")).uid();
  }

  @Transactional(readOnly = true)
  Map<String, Answer> answers(long report) {
    return reports.answers(report);
  }

  @Transactional(readOnly = true)
  List<Report> of(long classroom, long before, int most) {
    return reports.of(classroom, before, most);
  }

  @Transactional(readOnly = true)
  List<Report> revisions(Report report) {
    return reports.revisions(report.classroom(), report.kind(), report.period());
  }

  @Transactional(readOnly = true)
  List<RoomTable.Listed> listed(long classroom) {
    return rooms.listed(classroom);
  }

  @Transactional(readOnly = true)
  List<RoomTable.Difference> differences(Report report) {
    return rooms.differences(report.report(), report.classroom());
  }
}
