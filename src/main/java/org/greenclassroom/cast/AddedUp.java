package org.greenclassroom.cast;

import java.time.Instant;
import org.greenclassroom.balance.Reckoning;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** When all has happened, its kilograms are added up. */
@Component
@Order(300)
class AddedUp implements Scene {
  private final Reckoning reckoning;

  AddedUp(Reckoning reckoning) {
    this.reckoning = reckoning;
  }

  @Override
  public void play(Characters who, Instant now) {
    reckoning.reckon(Occasion.of(Actor.HOUSE, now));
  }
}
