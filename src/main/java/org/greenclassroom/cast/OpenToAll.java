package org.greenclassroom.cast;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.site.Counters;
import org.greenclassroom.site.Newsletter;
import org.greenclassroom.site.OpenRooms;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The school up the mountain lets everybody read about its room; somebody asks for the newsletter.
 */
@Component
@Order(310)
class OpenToAll implements Scene {
  private final Enrolments enrolments;
  private final OpenRooms rooms;
  private final Counters counters;
  private final Newsletter newsletter;

  OpenToAll(Enrolments enrolments, OpenRooms rooms, Counters counters, Newsletter newsletter) {
    this.enrolments = enrolments;
    this.rooms = rooms;
    this.counters = counters;
    this.newsletter = newsletter;
  }

  @Override
  public void play(Characters who, Instant now) {
    var school = new Actor(0, List.of(new Actor.Grant(Role.SCHOOL, who.mountain())));
    for (long room : enrolments.rooms(who.mountain())) rooms.say(Story.on(school, now), room, true);
    newsletter.ask(Story.on(Actor.HOUSE, now), "reader@example.org", Locale.CHINESE);
    counters.read(Story.on(Actor.HOUSE, now));
  }
}
