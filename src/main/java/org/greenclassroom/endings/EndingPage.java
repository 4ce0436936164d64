package org.greenclassroom.endings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.EarlyEnd;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.custody.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * One ending as a page shows it to one side.
 *
 * @param sponsor null: nobody pays, and nobody else decides
 * @param side for whom the reader speaks; null: reads only
 * @param proposals all, the newest first
 * @param silent sides that have not answered what is proposed
 * @param schools to which the room may go; empty for all but officers
 * @param named whether an answer needs a name: nobody is signed in
 * @param path under which the forms of this reader lie
 * @param suits the day that would suit a collection
 */
record EndingPage(
    Ending ending,
    Classroom room,
    String school,
    @Nullable String sponsor,
    @Nullable Party side,
    List<Said> proposals,
    List<Party> silent,
    List<ProposalTable.Standing> standing,
    Map<String, String> schools,
    boolean named,
    String path,
    LocalDate suits,
    LocalDate today) {

  /** A proposal with what it says, what stays, who answered and what it set going. */
  record Said(
      Proposal proposal,
      String sentence,
      List<Voice> voices,
      List<ProposalTable.Standing> kept,
      List<Consequence> follows) {
    public @Nullable Voice of(Party side) {
      return voices.stream().filter(one -> one.side() == side).findFirst().orElse(null);
    }
  }

  /** What is being answered; null: nothing. */
  public @Nullable Said asked() {
    return with(Proposal.State.OPEN);
  }

  /** What all said yes to; null: not yet. */
  public @Nullable Said agreed() {
    return with(Proposal.State.AGREED);
  }

  /** What the decision set going. */
  public List<Consequence> consequences() {
    var agreed = agreed();
    return agreed == null ? List.of() : agreed.follows();
  }

  private @Nullable Said with(Proposal.State state) {
    return proposals.stream()
        .filter(one -> one.proposal().state() == state)
        .findFirst()
        .orElse(null);
  }

  /** What was said before and does not count any more. */
  public List<Said> before() {
    return proposals.stream()
        .filter(one ->
            one.proposal().state() == Proposal.State.REFUSED
                || one.proposal().state() == Proposal.State.WITHDRAWN)
        .toList();
  }

  /** Whether the reader has still to answer what is proposed. */
  public boolean mayAnswer() {
    return side != null && silent.contains(side);
  }

  public boolean mayPropose() {
    return side != null && ending.isOpen() && !ending.isDecided();
  }

  public List<Party> sides() {
    return Endings.sides(room);
  }

  /** Who that side is. */
  public String nameOf(Party party) {
    return switch (party) {
      case SCHOOL -> school;
      case SPONSOR -> sponsor == null ? "" : sponsor;
      case PROGRAMME -> "";
    };
  }

  public List<Decision> ways() {
    return Arrays.stream(Decision.values())
        .filter(one -> one != Decision.TRANSFER || !schools.isEmpty())
        .filter(one -> one != Decision.LEAVE_PART || !standing.isEmpty())
        .filter(one -> one != Decision.EARLY_END || ending.dueOn().isAfter(today))
        .toList();
  }

  public List<EarlyEnd> reasons() {
    return List.of(EarlyEnd.values());
  }

  public List<DeviceKind> kinds() {
    return List.of(DeviceKind.LAPTOP, DeviceKind.DESKTOP, DeviceKind.ALL_IN_ONE, DeviceKind.TABLET);
  }

  public LocalDate aYearLater() {
    return ending.dueOn().plusYears(1);
  }

  /** What a room that follows would be called: no two rooms of a school are called alike. */
  public String nextName() {
    return room.name() + " · " + ending.dueOn().getYear();
  }
}
