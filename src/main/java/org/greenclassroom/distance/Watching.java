package org.greenclassroom.distance;

import java.util.Locale;
import org.greenclassroom.activities.DayWatch;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What happens to a session's day. Volunteers are told by the room of signups; here the school is.
 */
@Component
@Order(700)
class Watching implements DayWatch {
  private final SessionTable table;
  private final RequestTable requests;
  private final Closing closing;
  private final Requests links;
  private final Post post;

  Watching(SessionTable table, RequestTable requests, Closing closing, Requests links, Post post) {
    this.table = table;
    this.requests = requests;
    this.closing = closing;
    this.links = links;
    this.post = post;
  }

  @Override
  public void moved(Occasion occasion, long activity) {
    table
        .ofActivity(activity)
        .ifPresent(one -> {
          table.move(one.session(), one.opensAt());
          tell(occasion, one, one.isOff() ? "distance.letter.postponed" : "distance.letter.moved");
        });
  }

  /** Whoever knows how they meet need not be told so again. */
  @Override
  public void renamed(Occasion occasion, long activity) {
    // the page behind the letter shows the new title
  }

  @Override
  public void cancelled(Occasion occasion, long activity) {
    table.ofActivity(activity).ifPresent(one -> tell(occasion, one, "distance.letter.cancelled"));
  }

  /** Held from the day's own page: the same conditions, hours for all who have a place. */
  @Override
  public void held(Occasion occasion, long activity) {
    var known = table.ofActivity(activity);
    if (known.isEmpty()) return;
    table.hold(known.get().session());
    var one = table.ofActivity(activity).orElseThrow();
    if (one.isHeld()) return;
    one.refuseToHold(occasion.now());
    closing.close(occasion, one, table.placed(activity), one.minutes());
  }

  private void tell(Occasion occasion, Session one, String key) {
    var wish = requests.asked(one.request()).orElseThrow();
    if (wish.isForgotten()) return;
    var clock = one.clocks(one.clock()).atSchool();
    post.write(
        occasion,
        wish.email(),
        Locale.forLanguageTag(wish.language()),
        key,
        wish.person(),
        one.title(),
        clock.day() + " " + clock.hours(),
        links.link(wish.secret(), Locale.forLanguageTag(wish.language())));
  }
}
