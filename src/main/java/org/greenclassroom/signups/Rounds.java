package org.greenclassroom.signups;

import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/**
 * What becomes due by itself: offers that are over pass on, teams' unnamed places are released,
 * people are reminded. Each slot in a transaction of its own, so that one never keeps another.
 */
@Component
class Rounds {
  private final Signups signups;
  private final Teams teams;

  Rounds(Signups signups, Teams teams) {
    this.signups = signups;
    this.teams = teams;
  }

  void round(Instant now) {
    for (var team : teams.toRelease(now)) teams.release(house(now), team);
    for (var slot : signups.slotsToTidy(now)) signups.tidy(house(now), slot);
    for (var one : signups.toRemind(now)) signups.remind(house(now), one.signup());
  }

  private static Occasion house(Instant now) {
    return Occasion.of(Actor.HOUSE, now);
  }
}
