package org.greenclassroom.method;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Brings in the set of coefficients that the product carries, before anything asks for one. */
@Component
@Order(2)
class Carried implements ApplicationRunner {
  /** A change of the file is a new file with a new version. */
  static final String VERSION = "2026.1";

  private final Method method;
  private final Clock clock;

  Carried(Method method, Clock clock) {
    this.method = method;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    method.carry(Occasion.of(Actor.HOUSE, clock.instant()), VERSION, text());
  }

  static String text() throws IOException {
    return new ClassPathResource("method/coefficients-" + VERSION + ".csv")
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
