package org.greenclassroom.people;

import java.security.SecureRandom;
import java.time.Clock;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * On an empty house, opens the account {@code admin}: password from {@code
 * GREENCLASSROOM_ADMIN_PASSWORD}, or a random one shown once in the log. In earnest a given one
 * that may not be a password ({@link PasswordRules}) lets nothing start.
 *
 * <p>A social enterprise's first person does everything, so it gets every staff role in the
 * programme's own organisation; an administrator can take them away again. Four-eyes rules still
 * need a second account.
 */
@Component
@Order(1)
class FirstAdministrator implements ApplicationRunner {
  /** The programme itself is the first partner, made by the migrations of that room. */
  private static final long HOUSE = 1;

  private static final String NAME = "Administrator";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
  private final People people;
  private final Clock clock;
  private final @Nullable String given;

  FirstAdministrator(
      People people,
      Clock clock,
      @Value("${GREENCLASSROOM_ADMIN_PASSWORD:${greenclassroom.admin-password:#{null}}}")
          @Nullable String given) {
    this.people = people;
    this.clock = clock;
    this.given = given;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!people.nobodyYet()) return;
    var password = given == null || given.isBlank() ? random() : given;
    // the demonstration is looked at and thrown away; a house in earnest begins with a good one
    if (!PasswordRules.allow(password, "admin", NAME)) {
      if (!arguments.containsOption("demo")) throw new Refusal("people.refusal.first-password");
      LOG.warn("The password of “admin” is easily guessed: let nobody else reach this page.");
    }
    var occasion = Occasion.of(Actor.HOUSE, clock.instant());
    people.openFirst(occasion, "admin", NAME, password, HOUSE);
    if (given == null || given.isBlank())
      LOG.info("The first account is “admin”, its password (shown this once): {}", password);
  }

  private static String random() {
    var letters = "23456789abcdefghjkmnpqrstuvwxyz";
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < 20; i++) password.append(letters.charAt(random.nextInt(letters.length())));
    return password.toString();
  }
}
