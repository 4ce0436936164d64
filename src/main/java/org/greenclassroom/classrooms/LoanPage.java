package org.greenclassroom.classrooms;

import java.util.List;
import org.greenclassroom.papers.Drawn;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed on a loan, as a page shows it.
 *
 * @param added its addenda, the newest first
 * @param formers schools that had the room before
 * @param before the room it follows; null: none
 * @param after rooms that follow it
 * @param keepers who looks after it, the present ones first
 * @param officer whether the reader may change it
 * @param account the reader's
 */
record LoanPage(
    Classroom room,
    Agreements.Standing agreement,
    List<Added> added,
    List<LoanPapers.Former> formers,
    SuccessionTable.@Nullable Link before,
    List<SuccessionTable.Link> after,
    List<Keeper> keepers,
    boolean officer,
    long account) {

  /**
   * An addendum.
   *
   * @param partnerName of the next school or sponsor; null: neither
   */
  record Added(LoanPapers.LoanPaper loan, Drawn paper, @Nullable String partnerName) {
    public boolean mayPropose() {
      return loan.waitsForHands()
          && loan.purpose() == Purpose.OWNERSHIP
          && loan.proposedBy() == null;
    }

    /** Two people let devices go; the first is not the second. */
    public boolean mayAgree(long account) {
      return loan.waitsForHands() && loan.proposedBy() != null && loan.proposedBy() != account;
    }

    public boolean mayHandOver() {
      return loan.waitsForHands() && loan.purpose() == Purpose.RELOCATION;
    }

    public boolean toBeSigned() {
      return paper.state() == org.greenclassroom.papers.PaperState.DRAFTED;
    }
  }

  public @Nullable Keeper now(Keeper.Duty duty) {
    return keepers.stream()
        .filter(one -> one.duty() == duty && one.until() == null)
        .findFirst()
        .orElse(null);
  }

  public List<Keeper.Duty> duties() {
    return List.of(Keeper.Duty.values());
  }

  public boolean hasNews() {
    return keepers.stream().anyMatch(one -> !one.noted());
  }
}
