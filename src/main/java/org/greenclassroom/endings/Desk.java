package org.greenclassroom.endings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what pages show of one ending. */
@Component
class Desk {
  private final Endings endings;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Schools schools;
  private final Sayings sayings;

  Desk(
      Endings endings, Classrooms classrooms, Partners partners, Schools schools, Sayings sayings) {
    this.endings = endings;
    this.classrooms = classrooms;
    this.partners = partners;
    this.schools = schools;
    this.sayings = sayings;
  }

  /**
   * The page of one side.
   *
   * @param side null: reads only
   * @param named whether an answer needs a name
   */
  EndingPage page(
      Occasion occasion, Ending ending, @Nullable Party side, boolean named, String path) {
    var room = classrooms.room(ending.classroom());
    List<EndingPage.Said> proposals =
        endings.proposals(ending.ending()).stream().map(this::said).toList();
    var asked =
        proposals.stream()
            .map(EndingPage.Said::proposal)
            .filter(one -> one.state() == Proposal.State.OPEN)
            .findFirst()
            .orElse(null);
    return new EndingPage(
        ending,
        room,
        partners.partner(room.school()).name(),
        room.sponsor() == null ? null : partners.partner(room.sponsor()).name(),
        side,
        proposals,
        endings.silent(ending, asked),
        ending.isOpen() ? endings.standing(room.classroom()) : List.of(),
        side == Party.PROGRAMME ? others(room.school(), occasion.actor()) : Map.of(),
        named,
        path,
        endings.wouldSuit(ending, occasion.today()),
        occasion.today());
  }

  private EndingPage.Said said(Proposal proposal) {
    return new EndingPage.Said(
        proposal,
        sayings.of(proposal),
        endings.voices(proposal.proposal()),
        proposal.kept() == 0 ? List.of() : endings.kept(proposal.proposal()),
        endings.consequences(proposal.proposal()));
  }

  /** Where its computers may go next, as far as this person knows. */
  private Map<String, String> others(long school, Actor actor) {
    var own = schools.own(actor);
    var choices = new LinkedHashMap<String, String>();
    for (var other : partners.of(PartnerKind.SCHOOL))
      if (other.partner() != school && (own == null || own.contains(other.partner())))
        choices.put(Long.toString(other.partner()), other.name());
    return choices;
  }
}
