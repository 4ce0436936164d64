package org.greenclassroom.cast;

import static org.greenclassroom.custody.DeviceKind.DESKTOP;
import static org.greenclassroom.custody.DeviceKind.LAPTOP;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.classrooms.MilestoneKind;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Entry;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.FactKind;
import org.greenclassroom.custody.LostAndFound;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Component;

/**
 * Three and a half years of the programme, as they happened.
 *
 * <p>Each scene is a short method: the gift, the bench, the classroom, the way home, the plant.
 */
@Component
class Story {
  private final Workshop workshop;
  private final Lending lending;
  private final Homecoming homecoming;
  private final Fetching fetching;
  private final Custody custody;
  private final LostAndFound lostAndFound;
  private final Ramp ramp;
  private final Offering offering;
  private final ClosedGift closedGift;
  private final Clockwork clockwork;
  private final Delivering delivering;
  private final List<Scene> scenes;

  Story(
      Workshop workshop,
      Lending lending,
      Homecoming homecoming,
      Fetching fetching,
      Custody custody,
      LostAndFound lostAndFound,
      Ramp ramp,
      Offering offering,
      ClosedGift closedGift,
      Clockwork clockwork,
      Delivering delivering,
      List<Scene> scenes) {
    this.workshop = workshop;
    this.lending = lending;
    this.homecoming = homecoming;
    this.fetching = fetching;
    this.custody = custody;
    this.lostAndFound = lostAndFound;
    this.ramp = ramp;
    this.offering = offering;
    this.closedGift = closedGift;
    this.clockwork = clockwork;
    this.delivering = delivering;
    this.scenes = scenes;
  }

  void play(Characters who, Instant now) {
    lending.licences(who, now);
    specialSchool(who, now);
    var good = firstGift(who, daysBefore(now, 1_110));
    mountainSchool(who, good.subList(0, 31), now);
    migrantsSchool(who, secondGift(who, daysBefore(now, 430)), now);
    onTheBench(who, daysBefore(now, 24), now);
    ramp.halfReceived(who, now);
    fetching.play(who, now);
    offering.play(who, now);
    closedGift.play(who, now);
    delivering.play(who, good.subList(31, 35), now);
    for (var scene : scenes) scene.play(who, now);
  }

  /** The school up the mountain: its three years end in six weeks, and one laptop is lost. */
  private void mountainSchool(Characters who, List<Tag> tags, Instant now) {
    var day = daysBefore(now, 1_060);
    var room = lending.agree(who, who.mountain(), who.optics(), "云上一号教室", 31, LAPTOP, false, day);
    lending.lend(who, room, tags, day.plus(Duration.ofDays(5)));
    for (int year = 0; year < 3; year++) {
      var counted = day.plus(Duration.ofDays(40 + 365L * year));
      lending.pupils(
          who, room, Lending.schoolYear(on(who.officer(), counted)), 212 - 9 * year, counted);
    }
    clockwork.ticked(who, room, now, MilestoneKind.PLAN);
    clockwork.keepers(who, room, "杨老师", "和老师", day.plus(Duration.ofDays(9)));
    clockwork.longer(who, room, daysBefore(now, 12));
    var lost = tags.get(7);
    var missed = daysBefore(now, 210);
    custody.write(on(who.engineer(), missed), lost, Entry.of(new Fact.Missed(), missed));
    var gaveUp = daysBefore(now, 90);
    lostAndFound.propose(on(who.officer(), gaveUp), lost, FactKind.WRITTEN_OFF);
    lostAndFound.agree(
        on(who.officer2(), gaveUp.plus(Duration.ofDays(4))), lost, FactKind.WRITTEN_OFF);
  }

  /** The special school: its room came home last spring; most of it was dismantled. */
  private void specialSchool(Characters who, Instant now) {
    var day = daysBefore(now, 1_400);
    var tags = workshop.receive(who, who.parc(), Goods.laptops("QM", 14), 33_200, day);
    workshop.inspect(who, tags, day.plus(Duration.ofDays(1)));
    for (var tag : tags) workshop.wipe(who, tag, day.plus(Duration.ofDays(3)), true);
    workshop.ready(who, tags, day.plus(Duration.ofDays(9)));
    var room =
        lending.agree(
            who, who.special(), null, "启明多媒体室", 14, LAPTOP, true, day.plus(Duration.ofDays(10)));
    lending.lend(who, room, tags, day.plus(Duration.ofDays(18)));
    lending.pupils(
        who,
        room,
        Lending.schoolYear(on(who.officer(), day.plus(Duration.ofDays(60)))),
        64,
        day.plus(Duration.ofDays(60)));
    homecoming.bringHome(who, room, tags, tags.get(13), daysBefore(now, 190));
    var home = tags.subList(0, 13);
    workshop.inspect(who, home, daysBefore(now, 180));
    for (var tag : home) workshop.wipe(who, tag, daysBefore(now, 178), true);
    homecoming.scrap(who, home.subList(0, 11), daysBefore(now, 170));
    homecoming.spare(who, home.get(11), daysBefore(now, 169)); // the last waits to be sorted
    long done = lending.dismantle(who, home.subList(0, 9), 21_000, true, daysBefore(now, 160));
    lending.reckon(who, done, daysBefore(now, 130));
    long sent = lending.dismantle(who, home.subList(9, 11), 4_700, false, daysBefore(now, 9));
    var serials =
        custody.devices(home.subList(9, 11)).stream()
            .map(device -> String.valueOf(device.observed().serial()))
            .toList();
    lending.misread(who, sent, serials, 4_700, daysBefore(now, 5));
  }

  /** The school of the migrant workers' children: a year old, all is well. */
  private void migrantsSchool(Characters who, List<Tag> tags, Instant now) {
    var day = daysBefore(now, 400);
    var room = lending.agree(who, who.migrants(), who.optics(), "新芽机房", 25, DESKTOP, false, day);
    lending.lend(who, room, tags.subList(0, 25), day.plus(Duration.ofDays(8)));
    lending.pupils(
        who,
        room,
        Lending.schoolYear(on(who.officer(), now.minus(Duration.ofDays(60)))),
        486,
        daysBefore(now, 60));
    clockwork.ticked(who, room, now, MilestoneKind.DECISION);
    clockwork.keepers(who, room, "刘老师", "周老师", daysBefore(now, 4));
    var next =
        lending.agree(who, who.river(), null, "河湾一号教室", 20, DESKTOP, false, daysBefore(now, 20));
    lending.keep(who, next, tags.subList(25, 28), daysBefore(now, 10));
  }

  /** 46 laptops of the company by the lake: 34 good, 12 not. */
  private List<Tag> firstGift(Characters who, Instant day) {
    var tags = workshop.receive(who, who.bluelake(), Goods.laptops("BL", 46), 112_000, day);
    var ready = new ArrayList<Tag>();
    workshop.inspect(who, tags, day.plus(Duration.ofDays(1)));
    for (int i = 0; i < tags.size(); i++) {
      workshop.wipe(who, tags.get(i), day.plus(Duration.ofDays(3)), true);
      if (i < 36) ready.add(tags.get(i));
    }
    workshop.ready(who, ready, day.plus(Duration.ofDays(8)));
    var poor = tags.subList(36, 46);
    workshop.condemn(who, poor, day.plus(Duration.ofDays(8)));
    lending.dismantle(who, poor.subList(0, 8), 18_900, true, day.plus(Duration.ofDays(70)));
    return ready;
  }

  /** 30 desktops of the bank; nobody had a scale that day. */
  private List<Tag> secondGift(Characters who, Instant day) {
    var tags = workshop.receive(who, who.parc(), Goods.desktops("BP", 30), 0, day);
    workshop.inspect(who, tags, day.plus(Duration.ofDays(2)));
    for (var tag : tags) workshop.wipe(who, tag, day.plus(Duration.ofDays(4)), true);
    workshop.certify(who, tags.getFirst(), day.plus(Duration.ofDays(6)));
    workshop.ready(who, tags, day.plus(Duration.ofDays(9)));
    return tags;
  }

  /** What lies on the benches today, and the laptop that never wipes. */
  private void onTheBench(Characters who, Instant day, Instant now) {
    var tags = workshop.receive(who, who.university(), Goods.laptops("TX", 24), 58_500, day);
    workshop.inspect(who, tags.subList(0, 18), day.plus(Duration.ofDays(2)));
    for (var tag : tags.subList(0, 11)) workshop.wipe(who, tag, day.plus(Duration.ofDays(6)), true);
    workshop.wipe(who, tags.get(11), day.plus(Duration.ofDays(7)), false);
    workshop.ready(who, tags.subList(0, 6), day.plus(Duration.ofDays(12)));
    var missing = tags.get(23);
    custody.write(
        on(who.technician(), now.minus(Duration.ofDays(3))),
        missing,
        Entry.of(new Fact.Missed(), now.minus(Duration.ofDays(3))));
  }

  static Instant daysBefore(Instant now, int days) {
    return now.minus(Duration.ofDays(days));
  }

  static Occasion on(Actor actor, Instant when) {
    return Occasion.of(actor, when);
  }
}
