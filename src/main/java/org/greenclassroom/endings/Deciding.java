package org.greenclassroom.endings;

import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.EarlyEnd;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One side proposes, all answer, it is decided.
 *
 * <p>What a decision sets going is made after it, by {@link Carrying}: whoever signs a paper holds
 * the paper, the room and then the ending, and nobody holds them the other way round.
 */
@Service
@Transactional
public class Deciding {
  private static final int LONGEST_NAME = 60;

  private final Classrooms classrooms;
  private final Partners partners;
  private final EndingTable table;
  private final ProposalTable proposals;
  private final NoticeTable notices;
  private final Letters letters;

  Deciding(
      Classrooms classrooms,
      Partners partners,
      EndingTable table,
      ProposalTable proposals,
      NoticeTable notices,
      Letters letters) {
    this.classrooms = classrooms;
    this.partners = partners;
    this.table = table;
    this.proposals = proposals;
    this.notices = notices;
    this.letters = letters;
  }

  /**
   * One side says how it shall end, and says yes with it. What was proposed before is withdrawn.
   * The same occasion again changes nothing.
   *
   * @param kept computers that stay with the teachers; only where the decision may keep some
   * @param name of whoever has no account; null: signed in
   * @throws Refusal where it is decided already, or the wish cannot be
   */
  public long propose(
      Occasion occasion,
      long ending,
      Party side,
      Proposal.Wish wish,
      Collection<Tag> kept,
      @Nullable String name) {
    var already = proposals.keyed(occasion.keyFor("proposal"));
    if (already.isPresent()) return already.get();
    var open = held(ending).undecided();
    var room = classrooms.room(open.classroom());
    var staying = wish.decision().mayKeep() ? new TreeSet<>(kept) : new TreeSet<Tag>();
    var checked = wish.checked(room, staying.size(), occasion.today());
    if (checked.nextSchool() != null) {
      // a school or whoever holds a link does not read the list of all schools by trying numbers
      if (side != Party.PROGRAMME) throw new Refusal("endings.refusal.transfer-side");
      mustBeASchool(checked.nextSchool());
    }
    proposals
        .openOf(ending)
        .ifPresent(
            old -> proposals.settle(old.proposal(), Proposal.State.WITHDRAWN, occasion.now()));
    long proposal =
        proposals.insert(
            ending, checked, side, occasion.now(), by(occasion), occasion.keyFor("proposal"));
    if (proposals.keep(proposal, room.classroom(), staying) < staying.size())
      throw new Refusal("endings.refusal.not-in-room", room.name());
    proposals.say(proposal, voice(occasion, side, Reply.YES, "", name));
    table.turn(ending, State.PROPOSED, occasion.now());
    letters.proposed(occasion, changed(ending), side);
    return proposal;
  }

  /**
   * A side answers what is proposed. When the last one says yes it is decided; a no opens it again.
   *
   * @param words why not; empty with a yes
   * @param name of whoever has no account; null: signed in
   * @return whether it is decided now
   * @throws Refusal for a no without a reason, or when something else was proposed meanwhile
   */
  public boolean answer(
      Occasion occasion,
      long ending,
      long proposal,
      Party side,
      boolean yes,
      String words,
      @Nullable String name) {
    var open = held(ending);
    if (proposals.voices(proposal).stream().anyMatch(voice -> voice.side() == side))
      return open.isDecided(); // said before
    var asked = asked(open, proposal);
    if (side == Party.PROGRAMME && passedOver(occasion, proposal))
      throw new Refusal("endings.refusal.four-eyes");
    if (!yes && words.isBlank()) throw new Refusal("endings.refusal.why-not");
    if (words.strip().length() > Proposal.LONGEST)
      throw new Refusal("endings.refusal.long", Proposal.LONGEST);
    proposals.say(proposal, voice(occasion, side, yes ? Reply.YES : Reply.NO, words.strip(), name));
    if (yes) return settleIfAll(occasion, open, asked);
    proposals.settle(proposal, Proposal.State.REFUSED, occasion.now());
    table.turn(ending, State.OPEN, occasion.now());
    letters.refused(occasion, changed(ending), asked, side, words.strip());
    return false;
  }

  /**
   * Decides without a side that does not answer: a school that is closed already, a sponsor whose
   * people are gone. The second of two officers says why.
   *
   * @throws Refusal where that side was not reminded yet (unless its school closes), or by the
   *     officer who spoke for the programme
   */
  public boolean decideWithout(
      Occasion occasion, long ending, long proposal, Party side, String words) {
    var open = held(ending);
    var asked = asked(open, proposal);
    if (words.isBlank()) throw new Refusal("endings.refusal.why-without");
    if (words.strip().length() > Proposal.LONGEST)
      throw new Refusal("endings.refusal.long", Proposal.LONGEST);
    if (side == Party.PROGRAMME) throw new Refusal("endings.refusal.own-side");
    if (said(occasion, proposal, voice -> voice.side() == Party.PROGRAMME))
      throw new Refusal("endings.refusal.four-eyes");
    boolean reminded =
        notices.of(ending).stream()
            .anyMatch(notice ->
                notice.side() == side
                    && notice.kind() == Notice.Kind.REMINDED
                    && !notice.writtenAt().isBefore(open.turnedAt()));
    if (!reminded && asked.wish().why() != EarlyEnd.SCHOOL_CLOSES)
      throw new Refusal("endings.refusal.not-reminded", side);
    proposals.say(proposal, voice(occasion, side, Reply.SILENT, words.strip(), null));
    return settleIfAll(occasion, open, asked);
  }

  /** Whether this officer decided without a side: then another one speaks for the programme. */
  private boolean passedOver(Occasion occasion, long proposal) {
    return said(occasion, proposal, voice -> voice.answer() == Reply.SILENT);
  }

  private boolean said(Occasion occasion, long proposal, Predicate<Voice> what) {
    return proposals.voices(proposal).stream()
        .filter(what)
        .anyMatch(
            voice -> voice.account() != null && voice.account() == occasion.actor().account());
  }

  private boolean settleIfAll(Occasion occasion, Ending open, Proposal asked) {
    var said = proposals.voices(asked.proposal()).stream().map(Voice::side).toList();
    if (!said.containsAll(Endings.sides(classrooms.room(open.classroom())))) return false;
    proposals.settle(asked.proposal(), Proposal.State.AGREED, occasion.now());
    table.decide(open.ending(), asked.decision(), occasion.now());
    letters.decided(occasion, changed(open.ending()), asked);
    return true;
  }

  /**
   * What was decided cannot be had after all: a side will not sign, a plan fell through. Everything
   * is open again; papers that were drawn are voided where they lie.
   *
   * @throws Refusal when the room is recalled already
   */
  public void reopen(Occasion occasion, long ending) {
    // held in the order of Carrying: what all said yes to, then the ending
    var agreed = proposals.lockAgreed(ending);
    held(ending).going();
    if (agreed.isEmpty()) return;
    long old = agreed.get().proposal();
    if (table.consequences(old).stream().anyMatch(one -> one.what() == Consequence.What.RECALL))
      throw new Refusal("endings.refusal.recalled");
    proposals.settle(old, Proposal.State.WITHDRAWN, occasion.now());
    table.reopen(ending, occasion.now());
  }

  private void mustBeASchool(long partner) {
    var next = partners.partner(partner);
    if (!next.is(PartnerKind.SCHOOL))
      throw new Refusal("classrooms.refusal.not-a-school", next.name());
  }

  private Proposal asked(Ending open, long proposal) {
    return proposals
        .openOf(open.undecided().ending())
        .filter(one -> one.proposal() == proposal)
        .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "endings.refusal.other-proposal"));
  }

  private Ending held(long ending) {
    return table.lock(ending).orElseThrow(() -> Refusal.notFound(Long.toString(ending)));
  }

  private Ending changed(long ending) {
    return table.ending(ending).orElseThrow(() -> Refusal.notFound(Long.toString(ending)));
  }

  private static Voice voice(
      Occasion occasion, Party side, Reply answer, String words, @Nullable String typed) {
    if (typed == null)
      return new Voice(
          side, answer, words, null, Math.max(0, occasion.actor().account()), occasion.now());
    var name = typed.replaceAll("\\s+", " ").strip();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME)
      throw new Refusal("endings.refusal.name", LONGEST_NAME);
    return new Voice(side, answer, words, name, null, occasion.now());
  }

  private static long by(Occasion occasion) {
    return Math.max(0, occasion.actor().account());
  }
}
