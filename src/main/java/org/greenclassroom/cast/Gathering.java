package org.greenclassroom.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.activities.Kind;
import org.greenclassroom.activities.Lives;
import org.greenclassroom.activities.Opening;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.volunteers.ClearanceKind;
import org.greenclassroom.volunteers.ClearanceResult;
import org.greenclassroom.volunteers.Person;
import org.greenclassroom.volunteers.Texts;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Days with people: Bluelake comes to the migrants' school next week, the chamber collects, a
 * ceremony up the mountain waits for the principal, and one day fell into the water.
 */
@Component
@Order(201)
class Gathering implements Scene {
  private final Activities activities;
  private final Lives lives;
  private final Volunteers volunteers;
  private final Texts texts;

  Gathering(Activities activities, Lives lives, Volunteers volunteers, Texts texts) {
    this.activities = activities;
    this.lives = lives;
    this.volunteers = volunteers;
    this.texts = texts;
  }

  @Override
  public void play(Characters who, Instant now) {
    people(who, now);
    var lesson =
        day(
            who,
            now,
            Kind.VOLUNTEER_LESSON,
            "Scratch 第一课",
            who.bluelake(),
            who.migrants(),
            9,
            false);
    lives.ask(Story.on(who.officer(), now), lesson);
    lives.approve(principal(who.migrants(), now), lesson, activities.activity(lesson).askedAt());
    lives.publish(Story.on(who.officer(), now), lesson);
    var workshop = day(who, now, Kind.REFURBISHING, "电脑翻新日", null, null, 16, true);
    lives.publish(Story.on(who.officer(), now), workshop);
    var ceremony =
        day(who, now, Kind.OPENING_CEREMONY, "山区小学电脑教室启用仪式", who.parc(), who.mountain(), 33, false);
    lives.ask(Story.on(who.officer(), now), ceremony);
    var sports =
        day(who, now, Kind.TEAM_BUILDING, "Bluelake team day", who.bluelake(), null, 23, true);
    lives.publish(Story.on(who.officer(), now), sports);
    lives.cancel(Story.on(who.officer(), now), sports, "The river is over its banks");
    day(who, now, Kind.REVISIT, "盲校回访", null, who.special(), 40, false);
    var past = day(who, now, Kind.REFURBISHING, "Journée ordinateurs", who.parc(), null, -3, true);
    var early = Story.on(who.officer(), now.minus(Duration.ofDays(9)));
    lives.publish(early, past);
    activities.held(Story.on(who.officer(), now), past);
  }

  private long day(
      Characters who,
      Instant now,
      Kind kind,
      String title,
      @Nullable Long company,
      @Nullable Long school,
      int inDays,
      boolean open) {
    var day = now.atZone(Occasion.PROGRAMME_ZONE).toLocalDate().plusDays(inDays);
    var from = day.atTime(LocalTime.of(14, 0)).atZone(Occasion.PROGRAMME_ZONE).toInstant();
    return activities.open(
        Story.on(who.officer(), now.minus(Duration.ofDays(20))),
        new Opening(
            kind,
            title,
            company,
            school,
            null,
            null,
            from,
            from.plus(Duration.ofMinutes(150)),
            Occasion.PROGRAMME_ZONE,
            school == null ? "上海市闵行区工坊二楼" : "学校东门集合",
            "zh",
            open,
            null));
  }

  private static Occasion principal(long school, Instant now) {
    return Story.on(new Actor(0, List.of(new Actor.Grant(Role.SCHOOL, school))), now);
  }

  private void people(Characters who, Instant now) {
    var names =
        List.of(
            "陈静",
            "Sophie Laurent",
            "王磊",
            "Emily Carter",
            "刘洋",
            "Nguyễn Thị Mai",
            "赵敏",
            "Paul Martin");
    var all = new ArrayList<Long>();
    for (int i = 0; i < names.size(); i++)
      all.add(
          volunteers.known(
              Story.on(who.officer(), now.minus(Duration.ofDays(40))),
              new Person(
                  names.get(i),
                  "volunteer" + i + "@example.org",
                  i % 3 == 0 ? Locale.CHINESE : i % 3 == 1 ? Locale.FRENCH : Locale.ENGLISH,
                  i % 4 == 3 ? null : i % 2 == 0 ? who.bluelake() : who.parc(),
                  i == 6 ? null : 18 + i % 2 * 3)));
    for (int i = 0; i < 6; i++) {
      texts.agreeToAll(Story.on(who.officer(), now.minus(Duration.ofDays(30))), all.get(i));
      var today = now.atZone(Occasion.PROGRAMME_ZONE).toLocalDate();
      if (i < 5)
        volunteers.clear(
            Story.on(who.officer(), now),
            all.get(i),
            ClearanceKind.CRIMINAL_RECORD,
            ClearanceResult.CLEAR,
            today.minusMonths(i * 4L + 1),
            today.minusMonths(i * 4L + 1).plusYears(1));
    }
  }
}
