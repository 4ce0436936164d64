package org.greenclassroom.visits;

/** Where a visit stands. */
public enum VisitState {
  /** Something of it is here; it is not handed in, or not all of it has arrived. */
  DRAFT,
  SUBMITTED,
  /** Read, and given back with remarks. */
  RETURNED,
  APPROVED
}
