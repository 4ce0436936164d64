package org.greenclassroom.impact;

import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose gifts are looked at.
 *
 * @param donors these donors' only; null: everybody's
 * @param lot this lot only; null: all lots
 */
record Scope(@Nullable List<Long> donors, @Nullable Long lot) {
  static final Scope EVERYTHING = new Scope(null, null);

  /**
   * What this person may look at.
   *
   * @param donor one donor only; null: all that the person may see
   * @throws Refusal not found, for a donor that is not theirs
   */
  static Scope of(Actor actor, @Nullable Long donor, @Nullable Long lot) {
    var staff = actor.is(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR);
    var own = List.copyOf(actor.partnersAs(Role.DONOR));
    if (!staff && donor != null && !own.contains(donor)) throw Refusal.notFound(donor.toString());
    if (donor != null) return new Scope(List.of(donor), lot);
    return new Scope(staff ? null : own, lot);
  }

  boolean isEverything() {
    return donors == null && lot == null;
  }

  /**
   * What a statement asks of {@code d.donor} and {@code d.lot}. Only what is asked stands in it, so
   * that it is planned for an index; of one donor, devices stand in it in the order of their
   * numbers.
   */
  String own() {
    return (donors == null
            ? ""
            : donors.size() == 1 ? " and d.donor = :donor" : " and d.donor = any(:donors)")
        + (lot == null ? "" : " and d.lot = :lot");
  }

  /** In which of custody's running sums the scope is found. */
  String sums() {
    return lot != null ? "LOT" : donors != null ? "DONOR" : "ALL";
  }
}
