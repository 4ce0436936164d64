package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.greenclassroom.checkins.Checkins;
import org.greenclassroom.checkins.Links;
import org.greenclassroom.checkins.ReportKind;
import org.greenclassroom.checkins.Via;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What schools write home: some each month, one late and corrected, a few teachers. */
@Component
@Order(208)
class WrittenHome implements Scene {
  private final Checkins checkins;
  private final Links links;

  WrittenHome(Checkins checkins, Links links) {
    this.checkins = checkins;
    this.links = links;
  }

  @Override
  public void play(Characters who, Instant now) {
    var on = Story.on(who.officer(), now.minus(Duration.ofDays(1)));
    var rooms = links.makeMissing(on);
    int nth = 0;
    for (long room : rooms) {
      for (int back = 2; back >= 0; back--) {
        if ((nth + back) % 3 == 2) continue; // not everybody writes every month
        month(who, now, room, back, 28 - nth % 4, nth % 4);
      }
      if (nth == 1) month(who, now, room, 0, 27, 3); // counted again
      if (nth < 2) teachers(who, now, room);
      nth++;
    }
  }

  private void month(Characters who, Instant now, long room, int back, int working, int faulty) {
    var on = Story.on(who.officer(), now.minus(Duration.ofDays(back * 30L)));
    var answers = new HashMap<String, Answer>();
    answers.put("working", Answer.of("" + working));
    answers.put("faulty", Answer.of("" + faulty));
    answers.put("missing", Answer.of("0"));
    answers.put("room_used", Answer.of(faulty > 2 ? "partly" : "yes"));
    if (faulty > 1) answers.put("help", new Answer("请寄两块键盘。", null, true));
    try {
      checkins.report(
          on,
          room,
          ReportKind.CHECKIN,
          ReportKind.CHECKIN.period(on.today()),
          back == 2 ? Via.PAPER : Via.OFFICE,
          answers,
          Map.of());
    } catch (Refusal notYetHandedOver) {
      return; // a room that was handed over later has nothing to say of that month
    }
  }

  private void teachers(Characters who, Instant now, long room) {
    for (int n = 0; n < 3; n++)
      checkins.report(
          Story.on(who.officer(), now.minus(Duration.ofDays(n))),
          room,
          ReportKind.TEACHER,
          ReportKind.TEACHER.period(Story.on(who.officer(), now).today()),
          Via.PAPER,
          Map.of(
              "subject", Answer.of(n == 0 ? "it" : "language"),
              "how_often", Answer.of(n == 2 ? "monthly" : "weekly"),
              "training", Answer.of(n == 2 ? "no" : "yes"),
              "sure", Answer.of("rather"),
              "enough", Answer.of("yes"),
              "obstacles", Answer.of(n == 1 ? "power line" : "time")),
          Map.of());
  }
}
