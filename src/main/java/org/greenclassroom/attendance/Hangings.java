package org.greenclassroom.attendance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.activities.DayPanel;
import org.greenclassroom.activities.DayWatch;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.signups.Misses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls and on a day's page, and what it does when a day was held. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Role> READERS =
      EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR);

  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  private record Panel(Desk desk) implements DayPanel {
    @Override
    public int order() {
      return 60;
    }

    @Override
    public List<Line> lines(Activity activity, Occasion occasion) {
      var state = activity.state();
      if (activity.removed() || !occasion.actor().is(READERS)) return List.of();
      if (state != Activity.State.PUBLISHED
          && state != Activity.State.HELD
          && state != Activity.State.APPROVED) return List.of();
      var lines = new ArrayList<Line>();
      var at = "/attendance/" + activity.activity();
      var counts = desk.counts(activity.activity());
      lines.add(
          new Line(
              at,
              "attendance.panel",
              counts.came(),
              "attendance.panel.came",
              List.of(counts.came(), counts.left())));
      if (occasion.actor().is(Role.OFFICER, Role.ENGINEER))
        lines.add(
            new Line(at + "/desk", "attendance.desk", -1, "attendance.panel.desk", List.of()));
      return lines;
    }
  }

  private record Afterwards(Asking asking) implements DayWatch {
    @Override
    public void held(Occasion occasion, long activity) {
      asking.ask(occasion, activity);
    }
  }

  /** Its papers, for the one page that finds the right one. */
  @Bean
  KeyFile badgesFile(BadgeKey key) {
    return key.file();
  }

  @Bean
  Verifier attendancePapersVerifier(Certificates certificates, Prints prints) {
    return Verifier.at(
        "/h/",
        typed -> {
          if (certificates.looked(typed) == null) throw Refusal.notFound(typed);
          return typed.strip().toUpperCase(Locale.ROOT);
        },
        file -> prints.number("attendance", file));
  }

  @Bean
  Door attendanceDoor() {
    return new Door(73, "attendance.door", "/attendance", READERS);
  }

  @Bean
  DayPanel attendancePanel(Desk desk) {
    return new Panel(desk);
  }

  @Bean
  DayWatch attendanceAfterwards(Asking asking) {
    return new Afterwards(asking);
  }

  @Bean
  Misses missedTheLastTime(Days days) {
    return days::missed;
  }

  @Bean
  Tray hoursToConfirm(Attendance attendance) {
    return new Hung(
        74,
        "attendance.tray.hours",
        EnumSet.of(Role.OFFICER),
        occasion ->
            new Tray.Waiting(
                attendance
                    .waiting(new HoursFilter(null, null, null, ""), occasion.actor().account())
                    .others(),
                0,
                null,
                "/attendance/hours?state=LOGGED"));
  }

  @Bean
  PaperSeries seriesOfHours() {
    return () -> Map.of(Certificate.SERIES, "attendance.certificate.title");
  }

  @Bean
  RecurringTask<Void> askAfterwards(Asking asking, Clock clock) {
    return Jobs.daily("ask-after-days", LocalTime.of(8, 40))
        .execute((instance, context) -> asking.askLate(Occasion.of(Actor.HOUSE, clock.instant())));
  }
}
