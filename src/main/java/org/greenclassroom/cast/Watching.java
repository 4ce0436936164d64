package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.watch.Watch;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Four Mondays of watching: what is silent, what is late, and how a room's risk went. */
@Component
@Order(109)
class Watching implements Scene {
  private static final int WEEKS = 3;
  private final Watch watch;

  Watching(Watch watch) {
    this.watch = watch;
  }

  @Override
  public void play(Characters who, Instant now) {
    for (int week = WEEKS; week >= 0; week--)
      watch.reckon(Occasion.of(Actor.HOUSE, now.minus(Duration.ofDays(7L * week))), false);
  }
}
