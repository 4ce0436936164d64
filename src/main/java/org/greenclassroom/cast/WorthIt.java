package org.greenclassroom.cast;

import java.time.Instant;
import org.greenclassroom.claims.Claims;
import org.greenclassroom.kernel.Occasion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A school says what it would else have bought, and the ledger of claims is brought up to today.
 */
@Component
@Order(305)
class WorthIt implements Scene {
  private static final int A_QUARTER = 2_500;

  private final Claims claims;

  WorthIt(Claims claims) {
    this.claims = claims;
  }

  @Override
  public void play(Characters who, Instant now) {
    var occasion = Occasion.of(who.officer(), now);
    claims.displacement(
        occasion,
        who.mountain(),
        occasion.today().getYear(),
        A_QUARTER,
        "校长来信：原计划每年自购一批，约为需要的四分之一");
    claims.reckon(occasion, occasion.today());
  }
}
