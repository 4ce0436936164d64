package org.greenclassroom.endings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.calendar.Calendars;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.LoanWatch;
import org.greenclassroom.classrooms.MilestoneKind;
import org.greenclassroom.classrooms.Milestones;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door: an ending begins, is planned, is over; who may speak for whom. How it is decided
 * is {@link Deciding}, what follows {@link Carrying}.
 */
@Service
@Transactional
public class Endings implements LoanWatch {
  private final Classrooms classrooms;
  private final Milestones milestones;
  private final Schools schools;
  private final Calendars calendars;
  private final EndingTable table;
  private final ProposalTable proposals;
  private final NoticeTable notices;
  private final OverviewTable overview;
  private final Letters letters;

  Endings(
      Classrooms classrooms,
      Milestones milestones,
      Schools schools,
      Calendars calendars,
      EndingTable table,
      ProposalTable proposals,
      NoticeTable notices,
      OverviewTable overview,
      Letters letters) {
    this.classrooms = classrooms;
    this.milestones = milestones;
    this.schools = schools;
    this.calendars = calendars;
    this.table = table;
    this.proposals = proposals;
    this.notices = notices;
    this.overview = overview;
    this.letters = letters;
  }

  @Override
  public void began(Occasion occasion, long classroom, LocalDate accepted, LocalDate due) {
    table.begin(classroom, false, occasion.today(), occasion.now());
  }

  /** A later day ends this ending; an earlier one brings its letters and its plan nearer. */
  @Override
  public void dueChanged(Occasion occasion, long classroom, LocalDate former, LocalDate due) {
    var open = table.openOf(classroom);
    if (open.isPresent() && due.isAfter(open.get().dueOn()))
      table.settle(classroom, Outcome.MOVED, occasion.now());
    else if (open.isPresent()) table.due(classroom, due, occasion.today());
    table.begin(classroom, false, occasion.today(), occasion.now());
  }

  @Override
  public void ended(Occasion occasion, long classroom) {
    table.settle(classroom, Outcome.HOME, occasion.now());
  }

  /** Begins all that are due within nine months, for every room in one statement. */
  public int beginAll(Occasion occasion) {
    table.handedOn(occasion.now());
    return table.begin(null, false, occasion.today(), occasion.now());
  }

  /**
   * Begins the ending of a room before its time: its school closes, or wishes to stop.
   *
   * @return the open ending of the room, which may have begun before
   * @throws Refusal where the loan does not run
   */
  public long begin(Occasion occasion, long classroom) {
    var room = room(classroom);
    if (room.dueOn() == null || room.closed())
      throw new Refusal("endings.refusal.not-running", room.name());
    table.begin(classroom, true, occasion.today(), occasion.now());
    return table.openOf(classroom).orElseThrow().ending();
  }

  /** The same by the school itself, for a room of its own. */
  long beginOwn(Occasion occasion, long classroom) {
    classrooms.room(classroom, occasion.actor());
    return begin(occasion, classroom);
  }

  /** Who decides together: a sponsor where one signed. */
  public static List<Party> sides(Classroom room) {
    return room.sponsor() == null
        ? List.of(Party.SCHOOL, Party.PROGRAMME)
        : List.of(Party.SCHOOL, Party.PROGRAMME, Party.SPONSOR);
  }

  /**
   * On that day we come and fetch. All are written to, and not again while it stays the same.
   *
   * @param words what the school should prepare; no names
   * @throws Refusal before it is decided, for a day that is gone, or more than half a year after
   *     the end
   */
  public void plan(Occasion occasion, long ending, LocalDate day, String words) {
    var found = ending(ending).going();
    var decision = found.decision();
    if (decision == null || !decision.bringsHome())
      throw new Refusal("endings.refusal.nothing-to-fetch");
    if (day.isBefore(occasion.today()) || day.isAfter(found.dueOn().plusMonths(6)))
      throw new Refusal("endings.refusal.plan-day", occasion.today(), found.dueOn().plusMonths(6));
    if (words.strip().length() > Proposal.LONGEST)
      throw new Refusal("endings.refusal.long", Proposal.LONGEST);
    milestones.reached(occasion, found.classroom(), MilestoneKind.PLAN, "");
    var held = held(ending);
    if (day.equals(held.collectOn()) && words.strip().equals(held.planWords())) return; // said
    table.plan(ending, day, words.strip(), occasion.now());
    letters.planned(occasion, ending(ending));
  }

  /**
   * The nearest day to the end on which the school has lessons, in the three weeks before it; in a
   * long break the last one before.
   */
  @Transactional(readOnly = true)
  LocalDate wouldSuit(Ending ending, LocalDate today) {
    var latest = ending.dueOn().isBefore(today) ? today.plusDays(21) : ending.dueOn();
    return calendars.nextVisitDay(room(ending.classroom()).school(), latest, 21, today, latest);
  }

  /** The end notice was handed over on paper: nobody there has an address. */
  public void handedOver(Occasion occasion, long ending) {
    var found = ending(ending).going();
    if (found.lettersAt() != null) return;
    milestones.reached(occasion, found.classroom(), MilestoneKind.LETTERS, "");
    table.lettersWent(ending, occasion.now());
    notices.insert(ending, Party.SCHOOL, Notice.Kind.BY_HAND, 0, occasion.now());
  }

  /**
   * Says why a loan is past its day, and by when that is solved.
   *
   * @param until null: nobody knows
   */
  public void remark(Occasion occasion, long classroom, String words, @Nullable LocalDate until) {
    room(classroom);
    if (words.isBlank() || words.strip().length() > Proposal.LONGEST)
      throw new Refusal("endings.refusal.remark", Proposal.LONGEST);
    var last = occasion.today().plusYears(1);
    if (until != null && (until.isBefore(occasion.today()) || until.isAfter(last)))
      throw new Refusal("endings.refusal.remark-day", occasion.today(), last);
    overview.remark(
        classroom,
        words.strip(),
        until,
        occasion.now(),
        occasion.actor().account(),
        occasion.keyFor("remark"));
  }

  @Transactional(readOnly = true)
  public Ending ending(long ending) {
    return table.ending(ending).orElseThrow(() -> Refusal.notFound(Long.toString(ending)));
  }

  /** The open ending of a room; null: its time has not come, or it is over. */
  @Transactional(readOnly = true)
  public @Nullable Ending openOf(long classroom) {
    return table.openOf(classroom).orElse(null);
  }

  /** Whether the room is lent: accepted, and not all home yet. */
  @Transactional(readOnly = true)
  boolean runs(long classroom) {
    var room = room(classroom);
    return room.dueOn() != null && !room.closed();
  }

  /** All of a room, the newest first. */
  @Transactional(readOnly = true)
  public List<Ending> of(long classroom) {
    return table.of(classroom);
  }

  /**
   * For which side this person speaks where sides are asked; an officer speaks elsewhere.
   *
   * @throws Refusal as if there were none, for everybody else
   */
  @Transactional(readOnly = true)
  Party sideOf(Actor actor, Ending ending) {
    var room = room(ending.classroom());
    var own = actor.is(Role.SCHOOL) ? schools.own(actor) : null;
    if (own != null && own.contains(room.school())) return Party.SCHOOL;
    if (room.sponsor() != null && actor.partnersAs(Role.DONOR).contains(room.sponsor()))
      return Party.SPONSOR;
    throw Refusal.notFound(Long.toString(ending.ending()));
  }

  /**
   * The organisation behind a side.
   *
   * @throws Refusal for a sponsor where there is none
   */
  @Transactional(readOnly = true)
  long partnerOf(Ending ending, Party side) {
    var room = room(ending.classroom());
    if (side == Party.SCHOOL) return room.school();
    if (side == Party.SPONSOR && room.sponsor() != null) return room.sponsor();
    throw new Refusal("endings.refusal.own-side");
  }

  /** All that was proposed, the newest first. */
  @Transactional(readOnly = true)
  List<Proposal> proposals(long ending) {
    return proposals.of(ending);
  }

  @Transactional(readOnly = true)
  List<Voice> voices(long proposal) {
    return proposals.voices(proposal);
  }

  /** What a proposal set going. */
  @Transactional(readOnly = true)
  List<Consequence> consequences(long proposal) {
    return table.consequences(proposal);
  }

  /** The addenda that follow from what was decided. */
  @Transactional(readOnly = true)
  public List<Long> papers(long ending) {
    return proposals.agreedOf(ending).stream()
        .flatMap(agreed -> table.consequences(agreed.proposal()).stream())
        .filter(Consequence::isPaper)
        .map(Consequence::ref)
        .toList();
  }

  @Transactional(readOnly = true)
  List<ProposalTable.Standing> standing(long classroom) {
    return proposals.standing(classroom);
  }

  @Transactional(readOnly = true)
  List<ProposalTable.Standing> kept(long proposal) {
    return proposals.kept(proposal);
  }

  /** Sides that have not said anything of this proposal. */
  @Transactional(readOnly = true)
  List<Party> silent(Ending ending, @Nullable Proposal proposal) {
    if (proposal == null) return List.of();
    var silent = new ArrayList<>(sides(room(ending.classroom())));
    for (var voice : voices(proposal.proposal())) silent.remove(voice.side());
    return silent;
  }

  private Ending held(long ending) {
    return table.lock(ending).orElseThrow(() -> Refusal.notFound(Long.toString(ending)));
  }

  private Classroom room(long classroom) {
    return classrooms.room(classroom);
  }
}
