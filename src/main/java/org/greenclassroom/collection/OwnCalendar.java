package org.greenclassroom.collection;

import java.time.Instant;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.people.PersonalKey;
import org.springframework.stereotype.Component;

/** The address by which somebody's calendar program reads what they see. */
@Component
class OwnCalendar implements PersonalKey {
  private final Calendars calendars;

  OwnCalendar(Calendars calendars) {
    this.calendars = calendars;
  }

  @Override
  public String key() {
    return "collection.feed.key";
  }

  @Override
  public String path() {
    return "/collection/calendar";
  }

  @Override
  public Optional<Instant> since(long account) {
    return calendars.since(account);
  }

  @Override
  public void end(Occasion occasion, long account) {
    calendars.end(occasion, account);
  }
}
