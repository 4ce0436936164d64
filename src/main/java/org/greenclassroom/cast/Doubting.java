package org.greenclassroom.cast;

import java.time.Instant;
import org.greenclassroom.doubt.Doubt;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** When all is added up, the programme looks for what it said and cannot be true. */
@Component
@Order(310)
class Doubting implements Scene {
  private final Doubt doubt;

  Doubting(Doubt doubt) {
    this.doubt = doubt;
  }

  @Override
  public void play(Characters who, Instant now) {
    doubt.look(Occasion.of(Actor.HOUSE, now));
  }
}
