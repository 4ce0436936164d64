package org.greenclassroom.tours;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls, and the work it gives away. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private record Hung(int order, String key, Set<Role> roles, Function<Occasion, Waiting> look)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return look.apply(occasion);
    }
  }

  @Bean
  Door toursDoor() {
    return new Door(
        66,
        "tours.door",
        "/tours",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR));
  }

  @Bean
  OneTimeTask<Void> solveTours(Solving solving) {
    return Tasks.oneTime("solve-tours")
        .execute((instance, context) -> solving.solve(Long.parseLong(instance.getId())));
  }

  @Bean
  RecurringTask<Void> forgetDrivers(Fleet fleet, Clock clock) {
    return Jobs.daily("forget-drivers", LocalTime.of(3, 50))
        .execute(
            (instance, context) -> fleet.forget(Occasion.of(Actor.HOUSE, clock.instant()).today()));
  }

  @Bean
  Tray toursToConfirm(Driving driving) {
    return new Hung(
        68,
        "tours.tray.plan",
        EnumSet.of(Role.OFFICER),
        occasion -> {
          var waiting = driving.toConfirm();
          return new Tray.Waiting(
              waiting == null ? 0 : 1,
              0,
              null,
              waiting == null ? "/tours" : "/tours/plans/" + waiting);
        });
  }

  @Bean
  Tray toursOut(Driving driving) {
    return new Hung(
        69,
        "tours.tray.out",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var open = driving.open(occasion.today());
          return new Tray.Waiting(
              open.open() + open.late(), open.late(), driving.lastDone(), "/tours");
        });
  }
}
