package org.greenclassroom.cast;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.usage.Source;
import org.greenclassroom.usage.Usage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Half a year of lessons: at the migrants' school most computers report; up the mountain the line
 * is gone and the teacher writes hours down.
 */
@Component
@Order(105)
class Using implements Scene {
  private static final int DAYS = 170;
  private final Usage usage;

  Using(Usage usage) {
    this.usage = usage;
  }

  @Override
  public void play(Characters who, Instant now) {
    var occasion = Story.on(who.officer(), now);
    usage.standing(who.migrants()).values().forEach(computers -> lessons(occasion, computers));
    for (var room : usage.standing(who.mountain()).keySet()) teacher(who, occasion, room);
  }

  /** Of 25 computers three never report, one gives signs only, two stand there unused. */
  private void lessons(Occasion occasion, List<Long> computers) {
    var today = occasion.today();
    var counted = new ArrayList<Usage.Counted>();
    for (int n = 3; n < computers.size(); n++) {
      for (int back = DAYS; back >= 1; back--) {
        var day = today.minusDays(back);
        if (!lesson(day, back) || (n + back) % 9 == 0) continue;
        if (n == 3) continue;
        int active = n < 6 ? 0 : 35 + (n * 7 + back * 13) % 60;
        counted.add(
            new Usage.Counted(
                computers.get(n), day, active + 20 + (n + back) % 25, n == 7 ? null : active));
      }
    }
    usage.counted(occasion, counted);
    if (computers.size() > 3)
      for (int back : List.of(20, 13, 2))
        usage.contact(computers.get(3), today.minusDays(back), Source.GLPI, occasion);
  }

  /** Not at the weekend, and not in the five weeks of the summer, when the room was locked. */
  private static boolean lesson(LocalDate day, int back) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && (back < 85 || back > 120);
  }

  private void teacher(Characters who, Occasion occasion, long room) {
    for (int weeks : List.of(9, 7, 6, 3, 2))
      usage.manual(
          Story.on(who.officer(), occasion.now()),
          room,
          occasion.today().minusWeeks(weeks),
          BigDecimal.valueOf(45 + weeks * 5L, 1),
          24);
  }
}
