package org.greenclassroom.funding;

import org.greenclassroom.classrooms.FundingWay;

/** What sort of giver pays. */
public enum FunderKind {
  COMPANY,
  FOUNDATION,
  GOVERNMENT,
  PERSON,
  OTHER;

  /** How the room's own page calls it. */
  FundingWay way() {
    return this == FOUNDATION || this == GOVERNMENT ? FundingWay.GRANT : FundingWay.SPONSORSHIP;
  }
}
