package org.greenclassroom.calendar;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolPanel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and what it does at night. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR);

  @Bean
  Door calendarDoor() {
    return new Door(57, "calendar.door", "/calendar", READERS);
  }

  /** The mainland's notice for next year, while nobody has entered it. */
  @Bean
  Tray yearToEnter(Almanac almanac) {
    return new Tray() {
      @Override
      public int order() {
        return 57;
      }

      @Override
      public String key() {
        return "calendar.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        int next = occasion.today().getYear() + 1;
        boolean waits = occasion.today().getMonthValue() > 10 && almanac.awaits(next);
        boolean late = waits && occasion.today().isAfter(LocalDate.of(next - 1, 12, 20));
        return new Waiting(
            waits ? 1 : 0, late ? 1 : 0, null, "/calendar/" + almanac.mainland() + "?year=" + next);
      }
    };
  }

  /** Which days a school follows, on the school's page. */
  @Bean
  SchoolPanel schoolDays(Almanac almanac, Calendars calendars, Shown shown) {
    return new SchoolPanel() {
      @Override
      public int order() {
        return 40;
      }

      @Override
      public String key() {
        return "calendar.title";
      }

      @Override
      public Set<Role> roles() {
        return READERS;
      }

      @Override
      public List<Line> lines(Family family, Occasion occasion) {
        var owner = almanac.owner(calendars.of(family.school()));
        var day = calendars.dayAt(family.school(), occasion.today());
        return List.of(
            new Line(
                "/calendar/" + owner.calendar(),
                owner.name(),
                "calendar.of-school",
                List.of(shown.day(occasion.today()), day.kind())));
      }
    };
  }

  @Bean
  RecurringTask<Void> calendarGoesOn(Almanac almanac, Clock clock) {
    return Jobs.daily("calendar-goes-on", LocalTime.of(2, 10))
        .execute((instance, context) ->
            almanac.goOn(LocalDate.ofInstant(clock.instant(), Occasion.PROGRAMME_ZONE)));
  }
}
