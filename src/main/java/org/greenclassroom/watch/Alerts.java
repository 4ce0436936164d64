package org.greenclassroom.watch;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.tickets.Category;
import org.greenclassroom.tickets.Opening;
import org.greenclassroom.tickets.Piece;
import org.greenclassroom.tickets.Severity;
import org.greenclassroom.tickets.Source;
import org.greenclassroom.tickets.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of alerts: what an owner does about what was found. */
@Service
@Transactional
public class Alerts {
  private static final int LONGEST = 500;

  /** So many are named in a letter; the page has all. */
  private static final int NAMED = 12;

  private final AlertTable table;
  private final Classrooms classrooms;
  private final Schools schools;
  private final Tickets tickets;
  private final Plan plan;
  private final Post post;
  private final Origin origin;
  private final Telling telling;

  Alerts(
      AlertTable table,
      Classrooms classrooms,
      Schools schools,
      Tickets tickets,
      Plan plan,
      Post post,
      Origin origin,
      Telling telling) {
    this.table = table;
    this.classrooms = classrooms;
    this.schools = schools;
    this.tickets = tickets;
    this.plan = plan;
    this.post = post;
    this.origin = origin;
    this.telling = telling;
  }

  @Transactional(readOnly = true)
  @Nullable Set<Long> own(Actor actor) {
    return schools.own(actor);
  }

  @Transactional(readOnly = true)
  Slice<Alert> page(AlertFilter filter, @Nullable String after, int size) {
    var place = Watch.place(after, "\\d{1,18}");
    return Slice.of(
        table.page(filter, place == null ? Long.MAX_VALUE : Long.parseLong(place), size + 1),
        size,
        alert -> String.valueOf(alert.alert()));
  }

  @Transactional(readOnly = true)
  public Alert alert(long alert) {
    return table.alert(alert).orElseThrow(() -> Refusal.notFound(String.valueOf(alert)));
  }

  /** For whoever may know of its room; one of no room is for all. */
  @Transactional(readOnly = true)
  void within(Actor actor, long alert) {
    var classroom = alert(alert).classroom();
    if (classroom != null) classrooms.room(classroom, actor, alert);
  }

  /** All of one room, open ones and closed ones, the newest first. */
  @Transactional(readOnly = true)
  public List<Alert> ofRoom(long classroom, int most) {
    return table.page(AlertFilter.of(classroom), Long.MAX_VALUE, most);
  }

  @Transactional(readOnly = true)
  List<AlertFilter.Line> steps(long alert) {
    return table.steps(alert);
  }

  @Transactional(readOnly = true)
  List<AlertFilter.Count> counts() {
    return table.counts();
  }

  @Transactional(readOnly = true)
  List<AlertFilter.Reader> owners() {
    return table.owners();
  }

  /** A person's own; for an officer those of nobody, too. */
  @Transactional(readOnly = true)
  AlertFilter.Waiting waiting(Actor actor) {
    return table.waiting(actor.account(), actor.is(Role.OFFICER));
  }

  public void note(Occasion occasion, long alert, String words) {
    held(alert);
    table.step(
        alert,
        "NOTED",
        occasion.now(),
        occasion.actor().account(),
        said(words),
        occasion.keyFor("note"));
  }

  /**
   * Whose it is from now on.
   *
   * @param owner an officer or engineer; null: the officers'
   */
  public void give(Occasion occasion, long alert, @Nullable Long owner) {
    var known = open(alert);
    var name =
        owner == null
            ? ""
            : table.owners().stream()
                .filter(one -> one.account() == owner)
                .findFirst()
                .orElseThrow(() -> new Refusal("watch.refusal.owner", known.number()))
                .name();
    if (!table.step(
        alert, "GIVEN", occasion.now(), occasion.actor().account(), name, occasion.keyFor("give")))
      return;
    table.give(alert, owner);
  }

  /** Opens a ticket, once: what has one answers it. */
  public long ticket(Occasion occasion, long alert, String words) {
    var known = open(alert);
    var before = known.ticket();
    if (before != null) return before;
    if (known.classroom() == null) throw new Refusal("watch.refusal.no-room", known.number());
    return ticket(
        occasion, known, known.classroom(), words.isBlank() ? telling.found(known) : said(words));
  }

  private long ticket(Occasion occasion, Alert alert, long classroom, String words) {
    long ticket =
        tickets.open(
            occasion,
            new Opening(
                classroom,
                alert.device(),
                Source.ALERT,
                alert.number(),
                category(alert.rule()),
                alert.device() == null ? Severity.QUESTION : Severity.DEVICE,
                part(alert.rule()),
                words));
    table.ticket(alert.alert(), ticket);
    table.step(
        alert.alert(),
        "TICKET",
        occasion.now(),
        occasion.actor().account() == Actor.HOUSE.account()
            ? null
            : (Long) occasion.actor().account(),
        String.valueOf(ticket),
        null);
    return ticket;
  }

  private static Category category(Rule rule) {
    return switch (rule) {
      case CLOCK, DISK, ROOM_DOWN -> Category.HARDWARE;
      case LINE -> Category.NETWORK;
      case MISSING, MISSING_TOLD, INVENTORY, GHOST -> Category.MISSING;
      case INTERLEAVED -> Category.SOFTWARE;
      case SILENT, UNHEARD, VISIT_LATE -> Category.OTHER;
    };
  }

  private static @Nullable Piece part(Rule rule) {
    return switch (rule) {
      case CLOCK -> Piece.CMOS_BATTERY;
      case DISK -> Piece.DISK;
      default -> null;
    };
  }

  /** A clock that is wrong needs a battery and no discussion: its ticket is opened at once. */
  int ticketsByThemselves(Occasion occasion) {
    int opened = 0;
    for (var alert : table.withoutTicket(Rule.CLOCK)) {
      var classroom = alert.classroom();
      if (classroom == null) continue;
      ticket(occasion, alert, classroom, telling.found(alert, Locale.CHINESE));
      opened++;
    }
    return opened;
  }

  /** Moves the room's next visit to this day. */
  public void plan(Occasion occasion, long alert, LocalDate day) {
    var known = open(alert);
    var classroom = known.classroom();
    if (classroom == null) throw new Refusal("watch.refusal.no-room", known.number());
    var task =
        plan.next(classroom, TaskKind.VISIT)
            .orElseThrow(() -> new Refusal("watch.refusal.no-visit", known.place()));
    plan.move(occasion, task.task(), day, known.number() + ": " + telling.found(known));
    table.planned(alert, day);
    table.step(
        alert,
        "PLANNED",
        occasion.now(),
        occasion.actor().account(),
        day.toString(),
        occasion.keyFor("plan"));
  }

  /** Closed by a person: it is not opened again while it holds, unless it becomes worse. */
  public void close(Occasion occasion, long alert, Closing reason, String words) {
    var known = held(alert);
    if (!Closing.said().contains(reason))
      throw new Refusal("watch.refusal.closing", known.number());
    if (!known.open()) return;
    table.close(alert, reason, occasion.actor().account(), occasion.now());
    table.step(
        alert,
        "CLOSED",
        occasion.now(),
        occasion.actor().account(),
        reason.name() + " " + said(words),
        occasion.keyFor("close"));
  }

  /** One letter a day to each who owns an alert, about all of them. */
  int digests(Occasion occasion) {
    var today = occasion.today();
    var readers = table.digest(today, today.getDayOfWeek() == DayOfWeek.MONDAY);
    for (var reader : readers) {
      var language = Locale.forLanguageTag(reader.language());
      var lines =
          table
              .page(
                  new AlertFilter(true, null, reader.account(), reader.officer(), null, "", null),
                  Long.MAX_VALUE,
                  NAMED)
              .stream()
              .map(alert -> "- " + alert.place() + ": " + telling.found(alert, language))
              .toList();
      post.write(
          keyed(occasion, reader.account() + "/" + today),
          reader.address(),
          language,
          "watch.letter.digest",
          reader.name(),
          reader.open(),
          reader.fresh(),
          String.join("\n", lines),
          origin.here() + "/watch/alerts?whose=mine");
    }
    return readers.size();
  }

  private static Occasion keyed(Occasion occasion, String about) {
    return new Occasion(
        occasion.actor(),
        occasion.now(),
        occasion.zone(),
        UUID.nameUUIDFromBytes(("watch/" + about).getBytes(StandardCharsets.UTF_8)));
  }

  private Alert held(long alert) {
    return table.held(alert).orElseThrow(() -> Refusal.notFound(String.valueOf(alert)));
  }

  private Alert open(long alert) {
    var known = held(alert);
    if (!known.open())
      throw new Refusal(Refusal.Kind.CONFLICT, "watch.refusal.closed", known.number());
    return known;
  }

  private static String said(String words) {
    var text = words.strip();
    if (text.isEmpty()) throw new Refusal("watch.refusal.words");
    if (text.length() > LONGEST) throw new Refusal("watch.refusal.long", LONGEST);
    return text;
  }
}
