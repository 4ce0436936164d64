package org.greenclassroom.signups;

import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes due by itself: offers that are over pass on, teams' unnamed places are released,
 * people are reminded. Each slot in a transaction of its own, so that one never keeps another.
 */
@Component
class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Signups signups;
  private final Teams teams;

  Rounds(Signups signups, Teams teams) {
    this.signups = signups;
    this.teams = teams;
  }

  void round(Instant now) {
    for (var team : teams.toRelease(now))
      alone("team", team, () -> teams.release(house(now), team));
    for (var slot : signups.slotsToTidy(now))
      alone("slot", slot, () -> signups.tidy(house(now), slot));
    for (var one : signups.toRemind(now))
      alone("sign-up", one.signup(), () -> signups.remind(house(now), one.signup()));
  }

  private static void alone(String what, long number, Runnable done) {
    try {
      done.run();
    } catch (RuntimeException failure) {
      LOG.error("{} {} is passed over", what, number, failure);
    }
  }

  private static Occasion house(Instant now) {
    return Occasion.of(Actor.HOUSE, now);
  }
}
