package org.greenclassroom.cast;

import static org.greenclassroom.custody.DeviceKind.DESKTOP;
import static org.greenclassroom.custody.DeviceKind.LAPTOP;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Need;
import org.greenclassroom.classrooms.Needs;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.kernel.Datum;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.planning.Planning;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The plan that waits today: fresh laptops, and more rooms that want them than they suffice for.
 */
@Component
@Order(60)
class Planned implements Scene {
  private final Workshop workshop;
  private final Classrooms classrooms;
  private final Needs needs;
  private final Partners partners;
  private final Planning planning;

  Planned(
      Workshop workshop, Classrooms classrooms, Needs needs, Partners partners, Planning planning) {
    this.workshop = workshop;
    this.classrooms = classrooms;
    this.needs = needs;
    this.partners = partners;
    this.planning = planning;
  }

  @Override
  public void play(Characters who, Instant now) {
    var day = Story.daysBefore(now, 30);
    var tags = workshop.receive(who, who.bluelake(), Goods.laptops("PL", 22), 52_800, day);
    workshop.inspect(who, tags, day.plus(Duration.ofDays(1)));
    for (var tag : tags) workshop.wipe(who, tag, day.plus(Duration.ofDays(3)), true);
    workshop.ready(who, tags, day.plus(Duration.ofDays(8)));
    place(who, 1, 31.2304, 121.4737, now);
    place(who, site(who.mountain()), 27.8173, 114.9299, now);
    place(who, site(who.migrants()), 31.3041, 121.5017, now);
    var asked = Story.daysBefore(now, 12);
    need(who, room(who, who.mountain(), "云上新教室", 18, LAPTOP, asked), 780, 240, 1, null, asked);
    need(who, room(who, who.migrants(), "新芽新机房", 14, LAPTOP, asked), 640, 310, 0, null, asked);
    need(who, room(who, who.river(), "河湾新教室", 16, DESKTOP, asked), 520, 180, 1, null, asked);
    need(who, room(who, who.special(), "启明新教室", 8, LAPTOP, asked), 900, 40, 0, 65_536, asked);
    planning.askAndWait(Story.on(who.officer(), Story.daysBefore(now, 1)), false);
  }

  private long room(
      Characters who, long school, String name, int seats, DeviceKind kind, Instant day) {
    return classrooms.plan(
        Story.on(who.officer(), day),
        new Classrooms.Wanted(school, null, name, seats, kind, false));
  }

  private void need(
      Characters who,
      long room,
      int priority,
      int children,
      int spares,
      @Nullable Integer memoryMb,
      Instant day) {
    needs.say(
        Story.on(who.officer(), day),
        room,
        new Need(
            null, null, memoryMb, null, spares, true, false, priority, "评审得分", children, null, null,
            Set.of()));
  }

  private long site(long partner) {
    return partners.sites(partner).getFirst().site();
  }

  private void place(Characters who, long site, double latitude, double longitude, Instant now) {
    partners.locate(Story.on(who.officer(), now), site, Datum.WGS84, latitude, longitude);
  }
}
