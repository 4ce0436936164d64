package org.greenclassroom.people;

/** What may be done to an account. */
public enum Happening {
  OPENED,
  CLOSED,
  REOPENED,
  ROLE_GIVEN,
  ROLE_TAKEN,
  PASSWORD,
  /** An account elsewhere opens it from now on. */
  LINKED,
  /** And no longer does. */
  PARTED
}
