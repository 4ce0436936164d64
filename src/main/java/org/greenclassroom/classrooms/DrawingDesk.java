package org.greenclassroom.classrooms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.entities.Entities;
import org.greenclassroom.frame.Letterhead;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.papers.DrawUp;
import org.greenclassroom.papers.Drawn;
import org.greenclassroom.papers.PaperState;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has the papers of a loan drawn. The paper first, the room after it: whoever signs holds them in
 * that order, too.
 */
@Component
class DrawingDesk {
  private final Papers papers;
  private final Entities entities;
  private final Partners partners;
  private final ClassroomTable table;
  private final AgreementTable agreements;
  private final LoanPapers loanPapers;

  DrawingDesk(
      Papers papers,
      Entities entities,
      Partners partners,
      ClassroomTable table,
      AgreementTable agreements,
      LoanPapers loanPapers) {
    this.papers = papers;
    this.entities = entities;
    this.partners = partners;
    this.table = table;
    this.agreements = agreements;
    this.loanPapers = loanPapers;
  }

  /** Draws it; one of the same purpose that waits for signatures is replaced by it. */
  Drawn draw(
      Occasion occasion,
      LoanPapers.LoanPaper wanted,
      Map<String, Object> values,
      DrawUp.Annex annex) {
    var room = table.existing(wanted.classroom());
    var letterhead = acting(occasion, room);
    var draw =
        new DrawUp(
            wanted.purpose().kind(),
            values,
            parties(room, wanted, letterhead),
            annex.rows().isEmpty() ? null : annex,
            List.of(),
            letterhead);
    var waiting = waiting(wanted.classroom(), wanted.purpose());
    var drawn =
        waiting == null
            ? papers.draw(occasion, draw)
            : papers.replace(occasion, waiting.paper(), draw);
    table.lock(wanted.classroom());
    loanPapers.insert(wanted.drawn(drawn.paper()), occasion.now(), occasion.actor().account());
    return drawn;
  }

  /** The paper of this purpose that not all have signed yet; null: there is none. */
  @Nullable Drawn waiting(long classroom, Purpose purpose) {
    return loanPapers.of(classroom).stream()
        .filter(one -> one.purpose() == purpose)
        .map(one -> papers.paper(one.paper()))
        .filter(one -> one.state() == PaperState.DRAFTED)
        .findFirst()
        .orElse(null);
  }

  /** How a text calls the agreement that something is added to. */
  String nameOf(Classroom room) {
    var agreement = agreements.existing(room.agreed());
    return agreement.paper() == null
        ? agreement.agreement() + " / " + agreement.signedOn()
        : papers.paper(agreement.paper()).number();
  }

  /** The devices that are kept for the room, on their way to it, or in it. */
  DrawUp.Annex annex(Classroom room) {
    return annex(
        table.devices(room.classroom()).stream()
            .filter(one -> one.stage() != Stage.RETURNING)
            .toList());
  }

  DrawUp.Annex annex(Collection<ClassroomTable.Seated> devices) {
    var rows = new ArrayList<List<String>>();
    for (var one : devices)
      rows.add(
          List.of(
              one.tag().printed(),
              Objects.requireNonNullElse(one.maker(), ""),
              Objects.requireNonNullElse(one.model(), ""),
              Objects.requireNonNullElse(one.serial(), "")));
    return new DrawUp.Annex(List.of("tag", "maker", "model", "serial"), rows);
  }

  /**
   * In whose name: the entity that acts where the school is; what is added to an agreement is made
   * by the one that made it.
   */
  private Letterhead acting(Occasion occasion, Classroom room) {
    var territory = partners.partner(room.school()).territory();
    var agreement = room.agreement() == null ? null : agreements.existing(room.agreement());
    if (agreement == null || agreement.paper() == null)
      return entities.actingFor(territory, occasion.today());
    return papers.paper(agreement.paper()).sides().stream()
        .filter(side -> side.role().equals(Party.PROGRAMME.name()))
        .map(Drawn.Side::partner)
        .filter(Objects::nonNull)
        .findFirst()
        .map(partner -> entities.actingAs(partner, territory, occasion.today()))
        .orElseGet(() -> entities.actingFor(territory, occasion.today()));
  }

  private List<DrawUp.Party> parties(
      Classroom room, LoanPapers.LoanPaper wanted, Letterhead letterhead) {
    var parties = new ArrayList<DrawUp.Party>();
    parties.add(party(Party.SCHOOL.name(), room.school()));
    if (wanted.purpose() == Purpose.RELOCATION)
      parties.add(party(Purpose.NEXT_SCHOOL, Objects.requireNonNull(wanted.partner())));
    parties.add(
        party(
            Party.PROGRAMME.name(),
            Objects.requireNonNullElse(letterhead.partner(), Partners.HOUSE)));
    var sponsor = wanted.purpose() == Purpose.SPONSORSHIP ? wanted.partner() : room.sponsor();
    if (sponsor != null) parties.add(party(Party.SPONSOR.name(), sponsor));
    return parties;
  }

  private DrawUp.Party party(String role, long partner) {
    return new DrawUp.Party(role, partners.partner(partner).name(), partner);
  }

  /** The room as an addendum needs it: open, with an agreement. */
  Classroom agreedOn(long classroom) {
    var room = table.existing(classroom).open();
    if (room.agreement() == null)
      throw new Refusal("classrooms.refusal.nothing-to-add-to", room.name());
    return room;
  }
}
