package org.greenclassroom.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Photograph;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second door: what is said of tickets beside their clock, and their lists. */
@Service
@Transactional
public class Desk {
  private static final int LONGEST = 4_000;
  private static final int PHOTOS = 6;

  private final Tickets tickets;
  private final TicketTable table;
  private final ListTable lists;
  private final DetailTable details;
  private final Custody custody;
  private final Classrooms classrooms;
  private final Schools schools;
  private final Files files;

  Desk(
      Tickets tickets,
      TicketTable table,
      ListTable lists,
      DetailTable details,
      Custody custody,
      Classrooms classrooms,
      Schools schools,
      Files files) {
    this.tickets = tickets;
    this.table = table;
    this.lists = lists;
    this.details = details;
    this.custody = custody;
    this.classrooms = classrooms;
    this.schools = schools;
    this.files = files;
  }

  /**
   * Somebody says something. Where the ticket waits for the school and the school says it, its time
   * runs again.
   *
   * @param inside for the programme only
   */
  void remark(Occasion occasion, long ticket, String words, boolean inside, List<byte[]> photos) {
    var known = tickets.ticket(ticket, occasion.actor());
    if (words.isBlank() && photos.isEmpty() || words.length() > LONGEST)
      throw new Refusal("tickets.refusal.remark", LONGEST);
    if (photos.size() > PHOTOS) throw new Refusal("tickets.refusal.photos", PHOTOS);
    boolean staff = occasion.actor().seesAll();
    var plain = photos.stream().map(photo -> Photograph.of(photo).jpeg()).toList();
    var remark =
        details.remark(
            ticket,
            words.strip(),
            inside && staff,
            occasion.now(),
            occasion.actor().account(),
            occasion.keyFor("remark"));
    if (remark.isEmpty()) return;
    for (var photo : plain)
      details.photo(remark.get(), files.keep(photo, known.number() + ".jpg", "image/jpeg"));
    if (!staff && known.pausedFor() == Waiting.SCHOOL) tickets.resume(occasion, ticket, null);
  }

  @Transactional(readOnly = true)
  byte[] photo(long ticket, long photo, Actor actor) {
    tickets.ticket(ticket, actor);
    return files
        .file(
            details
                .file(ticket, photo, actor.seesAll())
                .orElseThrow(() -> Refusal.notFound(String.valueOf(photo))))
        .bytes();
  }

  /** What was seen when asked step by step. */
  void answer(Occasion occasion, long ticket, Map<Check, Check.Answer> answers) {
    tickets.ticket(ticket, occasion.actor());
    var before = details.answers(ticket);
    answers.forEach((question, said) -> {
      if (before.get(question) != said)
        details.answer(ticket, question, said, occasion.now(), occasion.actor().account());
    });
  }

  /** To be put right at the next visit, with these parts; or not, then the parts go. */
  public void bring(Occasion occasion, long ticket, boolean atVisit, Map<Piece, Integer> parts) {
    var known = tickets.ticket(ticket, occasion.actor());
    for (int pieces : parts.values())
      if (pieces < 1 || pieces > 500) throw new Refusal("tickets.refusal.pieces");
    if (!known.open() && atVisit) throw new Refusal("tickets.refusal.over", known.number());
    table.atVisit(ticket, atVisit);
    details.carry(ticket, atVisit ? parts : Map.of());
  }

  /**
   * Writes into the book that the device of this ticket is missing.
   *
   * @throws Refusal when the book does not say that it stands in the ticket's room
   */
  void miss(Occasion occasion, long ticket) {
    var known = tickets.ticket(ticket, occasion.actor());
    var tag = tagOf(known);
    if (!standsThere(known, custody.lock(List.of(tag)).getFirst().classroom()))
      throw new Refusal("tickets.refusal.not-there", tag.printed());
    custody.write(occasion, tag, Entry.of(new Fact.Missed(), occasion.now()));
  }

  private static boolean standsThere(Ticket ticket, @Nullable Long classroom) {
    return classroom != null && classroom == ticket.classroom();
  }

  /**
   * Which device stands where this ticket's stood.
   *
   * @throws Refusal when the book does not say that the one left this room and the other came, both
   *     since the ticket was opened
   */
  void replaced(Occasion occasion, long ticket, Tag came) {
    var known = tickets.ticket(ticket, occasion.actor());
    var went = tagOf(known);
    var device = custody.device(came);
    long gone = custody.device(went).id();
    if (!details.left(gone, known.classroom(), day(known))
        || details.came(known.classroom(), day(known)).stream()
            .noneMatch(one -> one.device() == device.id()))
      throw new Refusal("tickets.refusal.replaced", went.printed(), came.printed());
    details.replaced(ticket, gone, device.id(), occasion.now(), occasion.actor().account());
  }

  /** Hand-overs are entered with their day only: that of the ticket counts as a whole. */
  private static Instant day(Ticket ticket) {
    return LocalDate.ofInstant(ticket.openedAt(), Occasion.PROGRAMME_ZONE)
        .atStartOfDay(Occasion.PROGRAMME_ZONE)
        .toInstant();
  }

  private Tag tagOf(Ticket ticket) {
    if (ticket.device() == null) throw new Refusal("tickets.refusal.no-device", ticket.number());
    return Tag.parse(details.tag(ticket.device()).orElseThrow());
  }

  /** The device of a ticket, and what can be done with it here. */
  record Device(
      Tag tag,
      boolean canMiss,
      boolean left,
      List<DetailTable.Came> came,
      DetailTable.@Nullable Replacement replacement) {}

  @Transactional(readOnly = true)
  Optional<Device> device(Ticket ticket) {
    if (ticket.device() == null) return Optional.empty();
    var tag = tagOf(ticket);
    return Optional.of(
        new Device(
            tag,
            custody.can(tag, FactKind.MISSED)
                && standsThere(ticket, custody.device(tag).classroom()),
            details.left(ticket.device(), ticket.classroom(), day(ticket)),
            details.came(ticket.classroom(), day(ticket)),
            details.replacement(ticket.ticket()).orElse(null)));
  }

  /** How bad it is where nobody says: half of a room's computers make the room down. */
  @Transactional(readOnly = true)
  public Severity graded(long classroom, Category category, int computers) {
    if (category == Category.SAFETY || category == Category.FILTER) return Severity.SAFETY;
    if (category == Category.USE) return Severity.QUESTION;
    return 2 * computers >= details.standing(classroom) && computers > 1
        ? Severity.ROOM_DOWN
        : Severity.DEVICE;
  }

  Slice<ListTable.Row> page(Wanted wanted, String after, int size) {
    var key = after.split("\\.", 2);
    long due = 0;
    long ticket = 0;
    if (key.length == 2)
      try {
        due = Long.parseLong(key[0]);
        ticket = Long.parseLong(key[1]);
      } catch (NumberFormatException typed) {
        throw new Refusal("frame.refusal.unreadable", "after", after);
      }
    return Slice.of(
        lists.page(wanted, due, ticket, size + 1), size, row -> row.dueKey() + "." + row.ticket());
  }

  @Transactional(readOnly = true)
  long count(Wanted wanted) {
    return lists.count(wanted);
  }

  @Transactional(readOnly = true)
  void each(Wanted wanted, Consumer<ListTable.Row> take) {
    lists.each(wanted, take);
  }

  @Transactional(readOnly = true)
  ListTable.Open waiting(Instant now) {
    return lists.open();
  }

  @Transactional(readOnly = true)
  long waitingFor(Actor actor) {
    return lists.waitingFor(schoolsOf(actor));
  }

  @Transactional(readOnly = true)
  ListTable.Open ofRoom(long classroom) {
    return lists.ofRoom(classroom);
  }

  @Transactional(readOnly = true)
  List<ListTable.OfDevice> ofDevice(long device) {
    return lists.ofDevice(device);
  }

  @Transactional(readOnly = true)
  Map<Long, String> rooms(Actor actor, String q) {
    return details.rooms(schools.own(actor) == null ? null : schoolsOf(actor), q);
  }

  /** The room, if this person may know of it, and its devices. */
  @Transactional(readOnly = true)
  public Map<Long, String> devices(long classroom, Actor actor) {
    classrooms.room(classroom, actor);
    return details.devices(classroom);
  }

  @Transactional(readOnly = true)
  @Nullable Long deviceOf(@Nullable String tag) {
    return tag == null || tag.isBlank() ? null : custody.device(Tag.parse(tag)).id();
  }

  @Transactional(readOnly = true)
  List<DetailTable.Carried> carried(Actor actor, @Nullable Long classroom) {
    return details.carried(schools.own(actor), classroom);
  }

  @Transactional(readOnly = true)
  List<DetailTable.Carry> carry(long ticket) {
    return details.carry(ticket);
  }

  @Transactional(readOnly = true)
  Map<Check, Check.Answer> answers(long ticket) {
    return details.answers(ticket);
  }

  @Transactional(readOnly = true)
  List<DetailTable.Remark> remarks(long ticket, Actor actor) {
    return details.remarks(ticket, actor.seesAll());
  }

  @Transactional(readOnly = true)
  List<DetailTable.Photo> photos(long ticket) {
    return details.photos(ticket);
  }

  @Transactional(readOnly = true)
  Map<Long, String> staff() {
    return details.staff();
  }

  private Long[] schoolsOf(Actor actor) {
    var own = schools.own(actor);
    return own == null
        ? actor.partnersAs(Role.SCHOOL).toArray(Long[]::new)
        : own.toArray(Long[]::new);
  }
}
