package org.greenclassroom.signin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says of whom a second factor is asked: of every role that issues certificates
 * (workshop, programme, plants) or sees addresses of others (staff and auditors).
 *
 * @param always an administrator asks it of this account whatever its roles
 * @param graceUntil null: none
 */
record Asked(boolean always, @Nullable Instant graceUntil) {
  static final Asked BY_ROLE = new Asked(false, null);

  static final Set<Role> ROLES =
      EnumSet.of(
          Role.OFFICER,
          Role.TECHNICIAN,
          Role.ENGINEER,
          Role.AUDITOR,
          Role.ADMINISTRATOR,
          Role.DISMANTLER);

  /**
   * @param inEarnest false where the house only offers it (the demonstration)
   */
  boolean of(Actor actor, boolean inEarnest) {
    return always || inEarnest && actor.is(ROLES);
  }

  boolean isGracious(Instant now) {
    return graceUntil != null && graceUntil.isAfter(now);
  }
}
