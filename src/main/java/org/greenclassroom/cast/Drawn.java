package org.greenclassroom.cast;

import java.time.Instant;
import org.greenclassroom.atlas.Atlas;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Maps and charts are read once everything else has been played. */
@Component
@Order(190)
class Drawn implements Scene {
  private final Atlas atlas;

  Drawn(Atlas atlas) {
    this.atlas = atlas;
  }

  @Override
  public void play(Characters who, Instant now) {
    atlas.readAll(now);
  }
}
