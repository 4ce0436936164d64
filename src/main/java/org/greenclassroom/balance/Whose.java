package org.greenclassroom.balance;

import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose gifts are looked at.
 *
 * @param donors these donors' only; null: everybody's, also those whose donor nobody knows
 */
record Whose(@Nullable List<Long> donors) {
  static final Whose EVERYBODY = new Whose(null);

  /**
   * What this person may look at.
   *
   * @param donor one donor only; null: all that the person may see
   * @throws Refusal not found, for a donor that is not theirs
   */
  static Whose of(Actor actor, @Nullable Long donor) {
    var staff = actor.is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);
    var own = List.copyOf(actor.partnersAs(Role.DONOR));
    if (!staff && donor != null && !own.contains(donor)) throw Refusal.notFound(donor.toString());
    if (donor != null) return new Whose(List.of(donor));
    return new Whose(staff ? null : own);
  }

  boolean isEverybody() {
    return donors == null;
  }
}
