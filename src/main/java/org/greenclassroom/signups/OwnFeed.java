package org.greenclassroom.signups;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.people.PersonalKey;
import org.greenclassroom.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** The address of the days of the volunteer whom an account is. */
@Component
class OwnFeed implements PersonalKey {
  private final Feeds feeds;
  private final Volunteers volunteers;

  OwnFeed(Feeds feeds, Volunteers volunteers) {
    this.feeds = feeds;
    this.volunteers = volunteers;
  }

  @Override
  public String key() {
    return "signups.feed.key";
  }

  @Override
  public String path() {
    return "/my-days";
  }

  @Override
  public Optional<Instant> since(long account) {
    return volunteer(account).flatMap(feeds::since);
  }

  @Override
  public void end(Occasion occasion, long account) {
    volunteer(account).ifPresent(each -> feeds.end(occasion, each, null));
  }

  private Optional<Long> volunteer(long account) {
    return volunteers.of(new Actor(account, List.of()));
  }
}
