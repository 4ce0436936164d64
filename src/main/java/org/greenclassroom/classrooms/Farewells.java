package org.greenclassroom.classrooms;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out with hands what an addendum says: a room goes to another school, devices become a
 * school's own.
 */
@Service
@Transactional
public class Farewells {
  private final Custody custody;
  private final LostAndFound lostAndFound;
  private final Partners partners;
  private final Classrooms classrooms;
  private final ClassroomTable table;
  private final LoanPapers papers;

  Farewells(
      Custody custody,
      LostAndFound lostAndFound,
      Partners partners,
      Classrooms classrooms,
      ClassroomTable table,
      LoanPapers papers) {
    this.custody = custody;
    this.lostAndFound = lostAndFound;
    this.partners = partners;
    this.classrooms = classrooms;
    this.table = table;
    this.papers = papers;
  }

  /**
   * Both schools have counted and signed: the devices change hands on one slip, and the room is the
   * next school's. Its time runs on. What was not there is missing from now on.
   *
   * @param counted what stood there
   * @throws Refusal without an addendum that all have signed, or before its day
   */
  public void handOver(
      Occasion occasion,
      long paper,
      List<Tag> counted,
      LocalDate day,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    var loan = waiting(paper, Purpose.RELOCATION);
    if (loan == null) return;
    var expected = new TreeSet<>(counted);
    for (var device : table.devices(loan.classroom()))
      if (device.stage() == Stage.IN_CLASS) expected.add(device.tag());
    var devices = custody.lock(expected);
    table.lock(loan.classroom());
    var room = table.existing(loan.classroom()).open();
    if (loan.fromOn() != null && day.isBefore(loan.fromOn()))
      throw new Refusal("classrooms.refusal.before-from", room.name(), loan.fromOn());
    var at = Road.momentOf(occasion, day);
    var missed = new TreeSet<Tag>();
    for (var device : devices) {
      if (!room.owns(device) || device.stage() != Stage.IN_CLASS)
        throw new Refusal("classrooms.refusal.not-in-room", device.tag().printed(), room.name());
      if (!counted.contains(device.tag())) missed.add(device.tag());
    }
    long next = loan.partner() == null ? room.school() : loan.partner();
    long site = partners.sites(next).getFirst().site();
    Long number = null;
    if (!counted.isEmpty()) {
      var slip =
          custody.handOver(
              occasion, new HandOver(room.school(), next, site, at, null, giver, taker));
      custody.write(occasion, new TreeSet<>(counted), Entry.on(slip, new Fact.HandedOver()));
      number = slip.id();
    }
    if (!missed.isEmpty()) custody.write(occasion, missed, Entry.of(new Fact.Missed(), at));
    papers.former(room, day, paper, number);
    table.move(room.classroom(), next, site);
    papers.carryOut(paper, occasion.now());
  }

  /** The first of two lets the devices of an addendum go. */
  public void propose(Occasion occasion, long paper) {
    var loan = waiting(paper, Purpose.OWNERSHIP);
    if (loan == null || loan.proposedBy() != null) return;
    for (var tag : papers.left(paper)) lostAndFound.propose(occasion, tag, FactKind.TRANSFERRED);
    papers.propose(paper, occasion.actor().account());
  }

  /** The second agrees: they are the school's. A room in which nothing lent is left is closed. */
  public int agree(Occasion occasion, long paper) {
    var loan = waiting(paper, Purpose.OWNERSHIP);
    if (loan == null) return 0;
    if (loan.proposedBy() == null) throw new Refusal("classrooms.refusal.not-proposed");
    var tags = papers.left(paper);
    for (var tag : tags) lostAndFound.agree(occasion, tag, FactKind.TRANSFERRED);
    papers.carryOut(paper, occasion.now());
    var room = table.existing(loan.classroom());
    if (room.devices() == 0 && room.missing() == 0)
      classrooms.end(occasion, room.classroom(), occasion.today());
    return tags.size();
  }

  /** The room that this paper is about, for whoever must go back to it. */
  @Transactional(readOnly = true)
  LoanPapers.LoanPaper paper(long classroom, long paper) {
    return papers
        .paper(paper)
        .filter(one -> one.classroom() == classroom)
        .orElseThrow(() -> Refusal.notFound(Long.toString(paper)));
  }

  /** Null: it was carried out already, and is not carried out again. */
  private LoanPapers.@Nullable LoanPaper waiting(long paper, Purpose purpose) {
    var loan =
        papers
            .paper(paper)
            .filter(one -> one.purpose() == purpose)
            .orElseThrow(() -> Refusal.notFound(Long.toString(paper)));
    if (loan.carriedOutAt() != null) return null;
    if (loan.settledAt() == null) throw new Refusal("classrooms.refusal.not-settled");
    return loan;
  }
}
