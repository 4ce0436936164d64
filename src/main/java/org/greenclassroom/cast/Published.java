package org.greenclassroom.cast;

import static org.greenclassroom.cast.Story.daysBefore;
import static org.greenclassroom.cast.Story.on;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.editions.Editions;
import org.greenclassroom.editions.Kind;
import org.greenclassroom.editions.Wanted;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One officer draws reports up, another publishes them; one still waits. */
@Component
@Order(320)
class Published implements Scene {
  private static final String HERE = "http://localhost:8080";

  private final Editions editions;
  private final Enrolments enrolments;

  Published(Editions editions, Enrolments enrolments) {
    this.editions = editions;
    this.enrolments = enrolments;
  }

  @Override
  public void play(Characters who, Instant now) {
    int year = LocalDate.ofInstant(daysBefore(now, 75), Occasion.PROGRAMME_ZONE).getYear();
    publish(who, now, new Wanted(Kind.PROGRAMME, null, null, null, year), true);
    publish(who, now, new Wanted(Kind.GRI306, null, null, null, year), true);
    publish(who, now, new Wanted(Kind.DONOR_YEAR, who.university(), null, null, year), false);
    for (long room : enrolments.rooms(who.mountain()))
      publish(who, now, new Wanted(Kind.SPONSOR, null, who.optics(), null, room, year), false);
    drawn(who, now, new Wanted(Kind.GRI413, null, null, null, year));
  }

  private void publish(Characters who, Instant now, Wanted wanted, boolean open) {
    drawn(who, now.minus(Duration.ofHours(5)), wanted)
        .ifPresent(edition ->
            editions.publish(
                on(who.officer2(), now.minus(Duration.ofHours(1))), edition, open, HERE));
  }

  /** Nothing where somebody published that year already: it stays as it was published. */
  private OptionalLong drawn(Characters who, Instant at, Wanted wanted) {
    try {
      return OptionalLong.of(editions.draw(on(who.officer(), at), wanted));
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.CONFLICT) throw refusal;
      return OptionalLong.empty();
    }
  }
}
