package org.greenclassroom.cast;

import static org.greenclassroom.custody.DeviceKind.LAPTOP;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.classrooms.Farewells;
import org.greenclassroom.classrooms.Party;
import org.greenclassroom.endings.Carrying;
import org.greenclassroom.endings.Deciding;
import org.greenclassroom.endings.Decision;
import org.greenclassroom.endings.Endings;
import org.greenclassroom.endings.Letters;
import org.greenclassroom.endings.Proposal;
import org.greenclassroom.endings.WatchList;
import org.greenclassroom.followup.DoneBy;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.papers.Papers;
import org.greenclassroom.papers.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How loans end: by the river two laptops stayed with the teachers and four should be home since
 * last week; up the mountain the school wishes another year, and the sponsor has not answered.
 */
@Component
@Order(213)
class LastTerm implements Scene {
  private final Workshop workshop;
  private final Lending lending;
  private final Classrooms classrooms;
  private final Farewells farewells;
  private final Papers papers;
  private final Plan plan;
  private final Endings endings;
  private final Deciding deciding;
  private final Carrying carrying;
  private final Letters letters;
  private final WatchList watchList;

  LastTerm(
      Workshop workshop,
      Lending lending,
      Classrooms classrooms,
      Farewells farewells,
      Papers papers,
      Plan plan,
      Endings endings,
      Deciding deciding,
      Carrying carrying,
      Letters letters,
      WatchList watchList) {
    this.workshop = workshop;
    this.lending = lending;
    this.classrooms = classrooms;
    this.farewells = farewells;
    this.papers = papers;
    this.plan = plan;
    this.endings = endings;
    this.deciding = deciding;
    this.carrying = carrying;
    this.letters = letters;
    this.watchList = watchList;
  }

  @Override
  public void play(Characters who, Instant now) {
    byTheRiver(who, now);
    upTheMountain(who, now);
    endings.beginAll(Story.on(Actor.HOUSE, now));
    watchList.take();
  }

  private void byTheRiver(Characters who, Instant now) {
    var day = Story.daysBefore(now, 1_126);
    var tags = workshop.receive(who, who.parc(), Goods.laptops("RB", 6), 14_100, day);
    workshop.inspect(who, tags, day.plus(Duration.ofDays(1)));
    for (var tag : tags) workshop.wipe(who, tag, day.plus(Duration.ofDays(3)), true);
    workshop.ready(who, tags, day.plus(Duration.ofDays(8)));
    var agreed = day.plus(Duration.ofDays(9));
    var room = lending.agree(who, who.river(), who.optics(), "河湾老教室", 6, LAPTOP, false, agreed);
    lending.lend(who, room, tags, day.plus(Duration.ofDays(18)));
    for (var task : plan.open(room))
      if (task.dueOn().isBefore(Story.on(who.officer(), now).today()))
        plan.done(Story.on(who.engineer(), now), task.task(), task.dueOn(), DoneBy.HAND);

    letters.enter(
        Story.on(who.officer(), Story.daysBefore(now, 262)),
        who.river(),
        1,
        "hewan@example.org",
        Locale.CHINESE);
    long ending = endings.begin(Story.on(who.officer(), Story.daysBefore(now, 260)), room);
    var wished = Story.daysBefore(now, 246);
    long proposal =
        deciding.propose(
            Story.on(Actor.HOUSE, wished),
            ending,
            Party.SCHOOL,
            Proposal.Wish.of(Decision.LEAVE_PART, "两台给备课室，其余交回。"),
            tags.subList(0, 2),
            "何校长");
    answered(
        ending, proposal, Party.SPONSOR, Story.on(Actor.HOUSE, daysAfter(wished, 6)), "H. Laurent");
    var decided = Story.on(who.officer(), daysAfter(wished, 8));
    answered(ending, proposal, Party.PROGRAMME, decided, null);
    carrying.carryOut(decided, ending, false);
    for (long paper : endings.papers(ending)) {
      sign(who, paper, "SCHOOL", "何校长", 22, daysAfter(wished, 12));
      sign(who, paper, "PROGRAMME", "林晓", 4, daysAfter(wished, 12));
      sign(who, paper, "SPONSOR", "H. Laurent", 9, daysAfter(wished, 14));
      farewells.propose(Story.on(who.officer(), daysAfter(wished, 15)), paper);
      farewells.agree(Story.on(who.officer2(), daysAfter(wished, 16)), paper);
    }
    endings.handedOver(Story.on(who.officer(), Story.daysBefore(now, 188)), ending);
    var planned = Story.on(who.officer(), Story.daysBefore(now, 80));
    endings.plan(planned, ending, planned.today().plusDays(66), "请把电脑、电源和鼠标放在一楼。");
    carrying.carryOut(planned, ending, false);
    endings.remark(
        Story.on(who.officer(), Story.daysBefore(now, 2)),
        room,
        "山洪冲断了桥，车开不到学校；桥修好后马上去。",
        Story.on(who.officer(), now).today().plusDays(24));
  }

  private void upTheMountain(Characters who, Instant now) {
    for (long room : plan.rooms(200)) {
      var known = classrooms.room(room);
      if (known.school() != who.mountain() || known.acceptedOn() == null || known.closed())
        continue;
      letters.enter(
          Story.on(who.officer(), Story.daysBefore(now, 230)),
          who.mountain(),
          1,
          "yunshang@example.org",
          Locale.CHINESE);
      letters.enter(
          Story.on(who.officer(), Story.daysBefore(now, 230)),
          who.optics(),
          1,
          "csr@example.org",
          Locale.FRENCH);
      long ending = endings.begin(Story.on(who.officer(), Story.daysBefore(now, 226)), room);
      var due = endings.ending(ending).dueOn();
      deciding.propose(
          Story.on(Actor.HOUSE, Story.daysBefore(now, 15)),
          ending,
          Party.SCHOOL,
          new Proposal.Wish(
              Decision.EXTEND, due.plusYears(1), null, null, null, "明年还有一个六年级，机房每天都用。"),
          List.of(),
          "杨校长");
      return;
    }
  }

  private void answered(
      long ending, long proposal, Party side, Occasion when, @Nullable String name) {
    deciding.answer(when, ending, proposal, side, true, "", name);
  }

  private void sign(Characters who, long paper, String role, String name, int hand, Instant day) {
    papers.sign(
        Story.on(who.officer(), day),
        paper,
        role,
        new Signature(name, Handwriting.png(hand), "image/png"));
  }

  private static Instant daysAfter(Instant day, int days) {
    return day.plus(Duration.ofDays(days));
  }
}
