package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Lives;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.attendance.Attendance;
import org.greenclassroom.attendance.Certificates;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.signups.Signups;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A Saturday that was: seven came, one did not; some hours count, some wait, one has a paper. */
@Component
@Order(203)
class Attending implements Scene {
  private static final List<String> NAMES =
      List.of("黄丽华", "Élodie Marchand", "周子涵", "Sarah O'Neill", "吴建国", "郑晓燕", "何俊杰", "马思琪");

  private final Activities activities;
  private final Lives lives;
  private final Volunteers volunteers;
  private final Signups signups;
  private final Attendance attendance;
  private final Certificates certificates;
  private final Telling telling;

  Attending(
      Activities activities,
      Lives lives,
      Volunteers volunteers,
      Signups signups,
      Attendance attendance,
      Certificates certificates,
      Telling telling) {
    this.telling = telling;
    this.activities = activities;
    this.lives = lives;
    this.volunteers = volunteers;
    this.signups = signups;
    this.attendance = attendance;
    this.certificates = certificates;
  }

  @Override
  public void play(Characters who, Instant now) {
    var before = Story.on(who.officer(), now.minus(Duration.ofDays(30)));
    var starts =
        now.atZone(Occasion.PROGRAMME_ZONE)
            .minusDays(12)
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(9)
            .toInstant();
    var day =
        activities.open(
            before,
            new Opening(
                Kind.TEAM_BUILDING,
                "蓝湖公司团建日",
                who.bluelake(),
                null,
                null,
                null,
                starts,
                starts.plus(Duration.ofHours(4)),
                Occasion.PROGRAMME_ZONE,
                "上海市杨浦区翻新工坊",
                "zh",
                false,
                null));
    lives.publish(before, day);
    long helpers = 0;
    for (var slot : activities.slots(day)) if (slot.role() == Duty.HELPER) helpers = slot.slot();
    var evening = starts.plus(Duration.ofHours(8));
    for (int i = 0; i < NAMES.size(); i++) {
      var name = NAMES.get(i);
      long volunteer =
          volunteers.known(
              before,
              new Person(
                  name,
                  "volunteer%d@example.org".formatted(203_00 + i),
                  name.matches("\\p{ASCII}+") ? Locale.ENGLISH : Locale.CHINESE,
                  who.bluelake(),
                  18));
      signups.ask(Story.on(who.officer(), before.now()), helpers, volunteer);
      if (i == NAMES.size() - 1) continue;
      attendance.came(
          Story.on(who.engineer(), evening),
          day,
          helpers,
          volunteer,
          starts.plus(Duration.ofMinutes(3L * i - 5)),
          i == 3 ? null : starts.plus(Duration.ofMinutes(225 + i)));
      if (i > 4) continue;
      long hours =
          attendance.log(
              Story.on(who.engineer(), evening), day, helpers, volunteer, 230 - 2 * i, "");
      if (i > 2) continue;
      attendance.decide(Story.on(who.officer(), evening.plus(Duration.ofDays(1))), hours, true, "");
      if (i == 0) {
        var on = activities.activity(day).day();
        certificates.issue(
            Story.on(who.officer(), evening.plus(Duration.ofDays(2))), volunteer, on, on);
      }
    }
    activities.held(Story.on(who.officer(), evening), day);
    telling.tell(who, evening.plus(Duration.ofDays(3)), day);
  }
}
