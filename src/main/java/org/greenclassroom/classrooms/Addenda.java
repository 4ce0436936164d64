package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is added to a loan agreement: a later day, devices that stay, another school, another
 * sponsor. Each is a paper of its own, and counts when all have signed it, not before.
 */
@Service
@Transactional
public class Addenda {
  /** Older computers are not worth lending; nobody signs for longer. */
  private static final int LONGEST_YEARS = 10;

  private final DrawingDesk desk;
  private final Partners partners;
  private final ClassroomTable table;
  private final LoanPapers papers;
  private final Terms terms;
  private final Funders funders;
  private final AgreementTable agreements;

  Addenda(
      DrawingDesk desk,
      Partners partners,
      ClassroomTable table,
      LoanPapers papers,
      Terms terms,
      Funders funders,
      AgreementTable agreements) {
    this.desk = desk;
    this.partners = partners;
    this.table = table;
    this.papers = papers;
    this.terms = terms;
    this.funders = funders;
    this.agreements = agreements;
  }

  /**
   * A later day on which the loan is due.
   *
   * @throws Refusal for a day that is not later, before the school has accepted, or more than ten
   *     years after it did
   */
  public Drawn extend(Occasion occasion, long classroom, LocalDate until) {
    var room = desk.agreedOn(classroom);
    var due = running(room);
    if (!until.isAfter(due)) throw new Refusal("classrooms.refusal.not-later", room.name(), due);
    var last = Objects.requireNonNull(room.acceptedOn()).plusYears(LONGEST_YEARS);
    if (until.isAfter(last)) throw new Refusal("classrooms.refusal.too-late", room.name(), last);
    return desk.draw(
        occasion,
        LoanPapers.LoanPaper.wanted(classroom, Purpose.EXTENSION, until, null, null),
        Map.of("agreement", desk.nameOf(room), "room", room.name(), "before", due, "until", until),
        desk.annex(room));
  }

  /**
   * These devices, of those that stand in the room, stay with the school for good.
   *
   * @throws Refusal when none is named, or one does not stand there
   */
  public Drawn leave(Occasion occasion, long classroom, Collection<Tag> tags) {
    var room = desk.agreedOn(classroom);
    running(room);
    if (tags.isEmpty()) throw new Refusal("custody.refusal.nothing");
    var wanted = new TreeSet<>(tags);
    var staying =
        table.devices(classroom).stream()
            .filter(one -> one.stage() == Stage.IN_CLASS && wanted.remove(one.tag()))
            .toList();
    if (!wanted.isEmpty())
      throw new Refusal("classrooms.refusal.not-in-room", wanted.first().printed(), room.name());
    var drawn =
        desk.draw(
            occasion,
            LoanPapers.LoanPaper.wanted(classroom, Purpose.OWNERSHIP, null, null, null),
            Map.of("agreement", desk.nameOf(room), "room", room.name(), "items", staying.size()),
            desk.annex(staying));
    papers.leave(drawn.paper(), tags);
    return drawn;
  }

  /** Another school takes the room over, from a day on. */
  public Drawn relocate(Occasion occasion, long classroom, long school, LocalDate from) {
    var room = desk.agreedOn(classroom);
    running(room);
    var next = partners.partner(school);
    if (!next.is(PartnerKind.SCHOOL))
      throw new Refusal("classrooms.refusal.not-a-school", next.name());
    if (school == room.school())
      throw new Refusal("classrooms.refusal.same-school", next.name(), room.name());
    if (table.named(school, room.name()))
      throw new Refusal(Refusal.Kind.CONFLICT, "classrooms.refusal.name-taken", room.name());
    return desk.draw(
        occasion,
        LoanPapers.LoanPaper.wanted(classroom, Purpose.RELOCATION, null, school, from),
        Map.of("agreement", desk.nameOf(room), "room", room.name(), "from", from),
        desk.annex(room));
  }

  /** Another sponsor pays, from a day on. The one before stays in the history. */
  public Drawn sponsor(Occasion occasion, long classroom, long sponsor, LocalDate from) {
    var room = desk.agreedOn(classroom);
    var next = partners.partner(sponsor);
    if (!next.is(PartnerKind.SPONSOR) && !next.is(PartnerKind.DONOR))
      throw new Refusal("classrooms.refusal.not-a-sponsor", next.name());
    if (room.sponsor() != null && room.sponsor() == sponsor)
      throw new Refusal("classrooms.refusal.same-sponsor", next.name(), room.name());
    if (from.isBefore(agreements.existing(room.agreed()).signedOn()))
      throw new Refusal("classrooms.refusal.before-agreement", room.name());
    return desk.draw(
        occasion,
        LoanPapers.LoanPaper.wanted(classroom, Purpose.SPONSORSHIP, null, sponsor, from),
        Map.of("agreement", desk.nameOf(room), "room", room.name(), "from", from),
        desk.annex(room));
  }

  /** All parties have signed: it counts. */
  void settle(Occasion occasion, Drawn paper) {
    var loan = papers.paper(paper.paper()).orElseThrow();
    table.lock(loan.classroom());
    var room = table.existing(loan.classroom());
    var due = room.dueOn();
    if (room.closed() || room.acceptedOn() == null && loan.purpose() != Purpose.SPONSORSHIP) return;
    switch (loan.purpose()) {
      case LOAN -> throw new IllegalStateException("an agreement is no addendum");
      case EXTENSION -> {
        var until = Objects.requireNonNull(loan.dueOn());
        // moved further meanwhile: nobody's time is made shorter by a paper that says longer
        if (due == null || !until.isAfter(due)) return;
        terms.extend(
            occasion,
            room,
            new Term(Objects.requireNonNull(room.acceptedOn()), until),
            paper.paper());
      }
      case SPONSORSHIP -> {
        var from = Objects.requireNonNull(loan.fromOn());
        if (room.sponsor() != null) funders.became(room, since(room), from, occasion);
        table.sponsor(room.classroom(), Objects.requireNonNull(loan.partner()), from);
      }
      case OWNERSHIP, RELOCATION -> {
        // carried out with hands, by Farewells
      }
    }
    papers.settle(paper.paper(), occasion.now());
  }

  private LocalDate since(Classroom room) {
    return funders.of(room.classroom()).stream()
        .filter(Funders.Funder::signs)
        .map(Funders.Funder::since)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> agreements.existing(room.agreed()).signedOn());
  }

  /** The papers of a room, the newest first. */
  @Transactional(readOnly = true)
  List<LoanPapers.LoanPaper> of(long classroom) {
    return papers.of(classroom);
  }

  @Transactional(readOnly = true)
  List<TermTable.Set> terms(long classroom) {
    return terms.of(classroom);
  }

  private static LocalDate running(Classroom room) {
    if (room.dueOn() == null) throw new Refusal("classrooms.refusal.not-running", room.name());
    return room.dueOn();
  }
}
