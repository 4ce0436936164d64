package org.greenclassroom.endings;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.greenclassroom.classrooms.Addenda;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.MilestoneKind;
import org.greenclassroom.classrooms.Milestones;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.classrooms.Renewals;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.takeback.Takeback;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets going what all decided: draws the addendum and sends it to be signed, plans the room that
 * follows, moves the day forward, recalls the room. A transaction of its own after the decision,
 * which may be tried again: what is there already is not made twice.
 */
@Service
@Transactional
public class Carrying {
  private final Classrooms classrooms;
  private final Addenda addenda;
  private final Renewals renewals;
  private final Milestones milestones;
  private final Papers papers;
  private final Takeback takeback;
  private final EndingTable table;
  private final ProposalTable proposals;
  private final Letters letters;

  Carrying(
      Classrooms classrooms,
      Addenda addenda,
      Renewals renewals,
      Milestones milestones,
      Papers papers,
      Takeback takeback,
      EndingTable table,
      ProposalTable proposals,
      Letters letters) {
    this.classrooms = classrooms;
    this.addenda = addenda;
    this.renewals = renewals;
    this.milestones = milestones;
    this.papers = papers;
    this.takeback = takeback;
    this.table = table;
    this.proposals = proposals;
    this.letters = letters;
  }

  /**
   * Does what is still to be set going. A room is recalled three months before its day, not
   * earlier: a recall freezes the list of what stands there, and until then computers are swapped.
   *
   * @param recallNow do not wait for that day
   * @throws Refusal where a room below refuses; the decision stands, and stands in the list
   */
  public void carryOut(Occasion occasion, long ending, boolean recallNow) {
    var found = table.ending(ending).orElseThrow(() -> Refusal.notFound(Long.toString(ending)));
    var agreed = proposals.lockAgreed(ending).orElse(null);
    if (!found.isOpen() || agreed == null) return;
    var act = act(occasion, agreed);
    milestones.reached(act, found.classroom(), MilestoneKind.DECISION, "");
    var room = classrooms.room(found.classroom());
    var wish = agreed.wish();
    switch (wish.decision()) {
      case COLLECT -> {
        // it comes home at its day
      }
      case RENEW -> follow(act, room, agreed);
      case EXTEND -> {
        if (lacks(agreed, Consequence.What.EXTENSION) && wish.day() != null)
          sign(
              act,
              agreed,
              room,
              Consequence.What.EXTENSION,
              addenda.extend(act, room.classroom(), wish.day()));
      }
      case LEAVE_PART -> leave(act, room, agreed);
      case TRANSFER -> {
        if (lacks(agreed, Consequence.What.RELOCATION)
            && wish.nextSchool() != null
            && wish.day() != null)
          sign(
              act,
              agreed,
              room,
              Consequence.What.RELOCATION,
              addenda.relocate(act, room.classroom(), wish.nextSchool(), wish.day()));
      }
      case EARLY_END -> {
        if (lacks(agreed, Consequence.What.DAY) && wish.day() != null && wish.why() != null) {
          renewals.endEarly(act, room.classroom(), wish.day(), wish.why());
          table.note(agreed.proposal(), Consequence.What.DAY, room.classroom(), act.now());
        }
        if (agreed.kept() > 0) leave(act, room, agreed);
      }
    }
    if (!wish.decision().bringsHome() || recall(act, ending, agreed, recallNow))
      table.carried(ending, act.now());
  }

  /** Decided endings of which something is still to be set going. */
  @Transactional(readOnly = true)
  List<Long> waiting() {
    return table.toCarry();
  }

  /** The room that follows; where somebody planned it already, that one. */
  private void follow(Occasion act, Classroom room, Proposal agreed) {
    var next = agreed.wish().next();
    if (next == null || !lacks(agreed, Consequence.What.ROOM)) return;
    long following =
        table
            .renewal(room.classroom())
            .orElseGet(() ->
                renewals.follow(
                    act,
                    room.classroom(),
                    Renewals.How.RENEWAL,
                    new Renewals.Next(
                        next.name(),
                        next.seats(),
                        next.kind(),
                        room.specialNeeds(),
                        room.sponsor())));
    table.note(agreed.proposal(), Consequence.What.ROOM, following, act.now());
  }

  /** What stays is named in an addendum; two officers let it go when all have signed. */
  private void leave(Occasion act, Classroom room, Proposal agreed) {
    if (!lacks(agreed, Consequence.What.OWNERSHIP)) return;
    var staying = proposals.stillOurs(agreed.proposal(), room.classroom());
    if (staying.isEmpty()) return; // gone meanwhile
    sign(
        act,
        agreed,
        room,
        Consequence.What.OWNERSHIP,
        addenda.leave(act, room.classroom(), staying));
  }

  /**
   * Recalls the room in its time. What stays with the teachers must be theirs by then: else the
   * count on site would look for it.
   *
   * @return whether nothing more is to be set going
   */
  private boolean recall(Occasion act, long ending, Proposal agreed, boolean now) {
    if (!lacks(agreed, Consequence.What.RECALL)) return true;
    var found = table.ending(ending).orElseThrow();
    var room = classrooms.room(found.classroom());
    if (room.closed() || room.inClass() + room.missing() == 0) return true;
    if (!proposals.stillOurs(agreed.proposal(), room.classroom()).isEmpty()) return false;
    if (!now && act.today().isBefore(found.planOn())) return false;
    table.note(
        agreed.proposal(),
        Consequence.What.RECALL,
        takeback.recall(act, room.classroom()),
        act.now());
    return true;
  }

  /**
   * Every side that has an address gets a link that signs; the others sign signed in or by hand.
   */
  private void sign(
      Occasion act, Proposal agreed, Classroom room, Consequence.What what, Drawn paper) {
    table.note(agreed.proposal(), what, paper.paper(), act.now());
    for (var side : paper.sides()) {
      if (side.signedAt() != null) continue;
      for (var party : Party.values())
        if (party != Party.PROGRAMME && party.name().equals(side.role()))
          letters
              .signer(room, party)
              .ifPresent(box ->
                  papers.invite(
                      act,
                      paper.paper(),
                      side.role(),
                      box.address(),
                      Locale.forLanguageTag(box.language())));
    }
  }

  private boolean lacks(Proposal agreed, Consequence.What what) {
    return table.consequences(agreed.proposal()).stream().noneMatch(one -> one.what() == what);
  }

  /**
   * The same decision makes the same things: whoever is last to say yes, and the morning after.
   * Whoever has no account acts as the house.
   */
  private static Occasion act(Occasion occasion, Proposal agreed) {
    return new Occasion(
        occasion.actor().is(Role.OFFICER) ? occasion.actor() : Actor.HOUSE,
        occasion.now(),
        occasion.zone(),
        UUID.nameUUIDFromBytes(
            ("endings/proposal/" + agreed.proposal())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
