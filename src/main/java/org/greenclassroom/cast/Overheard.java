package org.greenclassroom.cast;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.hooks.Hooks;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A donor's program wants to be told. Its address is one that nobody has (RFC 5737), and it wants
 * to hear trial messages only: a demonstration calls nobody.
 */
@Component
@Order(214)
class Overheard implements Scene {
  private final Hooks hooks;

  Overheard(Hooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public void play(Characters who, Instant now) {
    hooks.make(
        Story.on(who.officer(), now),
        "Bluelake asset register",
        "https://203.0.113.10/green-classroom",
        List.of(Hooks.PING),
        "assets@bluelake.example",
        Locale.ENGLISH);
  }
}
