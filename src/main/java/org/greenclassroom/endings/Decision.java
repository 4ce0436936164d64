package org.greenclassroom.endings;

import java.util.Set;

/** How a loan may end. */
public enum Decision {
  /** Everything comes home. */
  COLLECT,
  /** It comes home, and a new room with new computers follows. */
  RENEW,
  /** The same computers stay longer, by an addendum. */
  EXTEND,
  /** Some stay with the teachers for good, by an addendum; the rest comes home. */
  LEAVE_PART,
  /** Another school takes the room over, by an addendum. */
  TRANSFER,
  /** Everything comes home before the day: the school closes, the room is lost. */
  EARLY_END;

  private static final Set<Decision> HOME = Set.of(COLLECT, RENEW, LEAVE_PART, EARLY_END);

  /** Whether somebody must come and fetch computers. */
  public boolean bringsHome() {
    return HOME.contains(this);
  }

  /** Whether computers may be named that stay. */
  boolean mayKeep() {
    return this == LEAVE_PART || this == EARLY_END;
  }

  /** Whether it names a day. */
  boolean hasDay() {
    return this == EXTEND || this == TRANSFER || this == EARLY_END;
  }
}
