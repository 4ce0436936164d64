package org.greenclassroom.classrooms;

import org.greenclassroom.kernel.Role;

/**
 * What is to be done by a milestone, and who must act. Those of the end are made here; calls,
 * visits and inventories are planned by the follow-up (decision 0057), and what was done of them
 * before stays as history.
 */
public enum MilestoneKind {
  /** One month: does everything work? */
  CALL(Role.OFFICER, 0),
  VISIT(Role.ENGINEER, 0),
  /** Every half-year the school counts what stands there. */
  INVENTORY(Role.SCHOOL, 0),
  /** Every year: a visit, and pupils counted. */
  ANNIVERSARY(Role.ENGINEER, 0),
  /** Nine months before the end: how does it end? */
  DECISION(Role.OFFICER, 9),
  LETTERS(Role.OFFICER, 6),
  PLAN(Role.OFFICER, 3),
  COLLECTION(Role.ENGINEER, 0);

  private final Role duty;
  private final int monthsBefore;

  MilestoneKind(Role duty, int monthsBefore) {
    this.duty = duty;
    this.monthsBefore = monthsBefore;
  }

  /** Who must act; an officer may do it for anybody. */
  public Role duty() {
    return duty;
  }

  /** Whether it is counted back from the day on which the loan is due. */
  public boolean isOfTheEnd() {
    return compareTo(DECISION) >= 0;
  }

  int monthsBefore() {
    return monthsBefore;
  }
}
