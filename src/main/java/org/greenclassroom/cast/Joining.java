package org.greenclassroom.cast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Duty;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Lives;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.signups.Signups;
import org.greenclassroom.signups.Teams;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Volunteers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A Saturday of mending computers: eight come, two wish to lead and one waits, a team has a code.
 */
@Component
@Order(202)
class Joining implements Scene {
  private static final List<String> NAMES =
      List.of("王芳", "Camille Martin", "陈思远", "Tom Becker", "刘晓雨", "赵一鸣", "林书豪", "孙悦");

  private final Activities activities;
  private final Lives lives;
  private final Volunteers volunteers;
  private final Signups signups;
  private final Teams teams;

  Joining(Activities activities, Lives lives, Volunteers volunteers, Signups signups, Teams teams) {
    this.activities = activities;
    this.lives = lives;
    this.volunteers = volunteers;
    this.signups = signups;
    this.teams = teams;
  }

  @Override
  public void play(Characters who, Instant now) {
    var officer = Story.on(who.officer(), now.minus(Duration.ofDays(2)));
    var starts =
        now.atZone(Occasion.PROGRAMME_ZONE)
            .plusDays(10) // names of a team are wanted five days before
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
            .truncatedTo(ChronoUnit.DAYS)
            .plusHours(9)
            .toInstant();
    var day =
        activities.open(
            officer,
            new Opening(
                Kind.REFURBISHING,
                "周六翻新日",
                who.bluelake(),
                null,
                null,
                null,
                starts,
                starts.plus(Duration.ofHours(4)),
                Occasion.PROGRAMME_ZONE,
                "上海市杨浦区翻新工坊",
                "zh",
                true,
                null));
    lives.publish(officer, day);
    var slots = activities.slots(day);
    long helpers = 0;
    for (var slot : slots) if (slot.role() == Duty.HELPER) helpers = slot.slot();
    long lead = slots.getFirst().slot();
    teams.book(officer, helpers, who.bluelake(), 6, "周敏", "zhou.min@bluelake.example.org", "zh");
    for (int i = 0; i < NAMES.size(); i++) {
      var name = NAMES.get(i);
      var volunteer =
          volunteers.known(
              officer,
              new Person(
                  name,
                  "volunteer%d@example.org".formatted(202_00 + i),
                  name.matches("\\p{ASCII}+") ? Locale.ENGLISH : Locale.CHINESE,
                  i < 3 ? who.bluelake() : null,
                  18));
      signups.ask(
          Story.on(who.officer(), now.minus(Duration.ofHours(40 - i))),
          i > 5 ? lead : helpers,
          volunteer);
    }
  }
}
