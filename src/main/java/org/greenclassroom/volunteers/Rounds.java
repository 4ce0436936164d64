package org.greenclassroom.volunteers;

import java.time.Instant;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes due by itself: reports that nobody has read, readers of a new text. Each in a
 * transaction of its own, so that one never keeps another.
 */
@Component
class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Incidents incidents;
  private final Texts texts;

  Rounds(Incidents incidents, Texts texts) {
    this.incidents = incidents;
    this.texts = texts;
  }

  void round(Instant now) {
    for (var incident : incidents.unseen(now))
      try {
        incidents.remind(Occasion.of(Actor.HOUSE, now), incident);
      } catch (RuntimeException failure) {
        LOG.error("nobody was reminded of report {}", incident, failure);
      }
    boolean more = true;
    while (more) more = texts.tell(Occasion.of(Actor.HOUSE, now));
  }
}
