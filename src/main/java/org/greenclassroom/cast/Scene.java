package org.greenclassroom.cast;

import java.time.Instant;

/**
 * A piece of the demonstration in a class of its own. Played after the main story, in the order of
 * Spring's {@code @Order}.
 */
interface Scene {
  void play(Characters who, Instant now);
}
