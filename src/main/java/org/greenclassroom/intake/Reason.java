package org.greenclassroom.intake;

import static org.greenclassroom.intake.Differs.COUNT;
import static org.greenclassroom.intake.Differs.DAMAGED;
import static org.greenclassroom.intake.Differs.MISSING;
import static org.greenclassroom.intake.Differs.OTHER;
import static org.greenclassroom.intake.Differs.SEAL;
import static org.greenclassroom.intake.Differs.UNEXPECTED;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Why something differs. Each fits some kinds of differences only. */
enum Reason {
  WITHDRAWN(MISSING),
  KEPT_BACK(MISSING),
  NOT_FOUND(MISSING),
  LOST_IN_TRANSPORT(MISSING, COUNT),
  COUNTED_WRONGLY(COUNT),
  LISTED_TWICE(MISSING),
  OTHER_LOT(MISSING, UNEXPECTED),
  NOT_LISTED(UNEXPECTED),
  ADDED_BY_DONOR(UNEXPECTED, COUNT),
  LISTED_WRONGLY(MISSING, UNEXPECTED, OTHER),
  SWAPPED(OTHER),
  BADLY_PACKED(DAMAGED),
  ON_THE_WAY(DAMAGED),
  SEAL_OPENED(SEAL),
  SEAL_NUMBER(SEAL),
  SEAL_LOST(SEAL);

  private final Set<Differs> kinds;

  Reason(Differs... kinds) {
    this.kinds = Set.of(kinds);
  }

  boolean fits(Differs kind) {
    return kinds.contains(kind);
  }

  static List<Reason> of(Differs kind) {
    return Arrays.stream(values()).filter(reason -> reason.fits(kind)).toList();
  }
}
