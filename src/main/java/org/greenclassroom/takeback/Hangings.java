package org.greenclassroom.takeback;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.custody.Device;
import org.greenclassroom.custody.DevicePanel;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Reach;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
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
  Reach takebackWithinReach(Takeback takeback) {
    return new Reach("recall", (actor, id) -> takeback.recall(id, actor));
  }

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier takebackPapersVerifier(Discharges discharges, Prints prints) {
    return Verifier.at(
        "/b/",
        typed -> {
          if (discharges.looked(typed) == null) throw Refusal.notFound(typed);
          return typed.strip().toUpperCase(Locale.ROOT);
        },
        file -> prints.number("takeback", file));
  }

  @Bean
  Door takebackDoor() {
    return new Door(
        65,
        "takeback.door",
        "/takeback",
        EnumSet.of(
            Role.OFFICER,
            Role.TECHNICIAN,
            Role.ENGINEER,
            Role.SCHOOL,
            Role.AUDITOR,
            Role.ADMINISTRATOR));
  }

  @Bean
  Tray roomsToRecall(Takeback takeback) {
    return new Hung(
        65,
        "takeback.tray.due",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> {
          var waiting = takeback.waiting();
          return new Tray.Waiting(waiting.due(), waiting.late(), null, "/takeback");
        });
  }

  @Bean
  Tray countsOpen(Takeback takeback) {
    return new Hung(
        66,
        "takeback.tray.counting",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> new Tray.Waiting(takeback.waiting().counting(), 0, null, "/takeback"));
  }

  @Bean
  Tray devicesReturning(Takeback takeback) {
    return new Hung(
        67,
        "takeback.tray.returning",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN),
        occasion -> {
          var waiting = takeback.waiting();
          return new Tray.Waiting(waiting.comingBack(), 0, waiting.lastHome(), "/takeback");
        });
  }

  @Bean
  Tray devicesToSort(Sorting sorting) {
    return new Hung(
        68,
        "takeback.tray.sorting",
        EnumSet.of(Role.OFFICER, Role.TECHNICIAN),
        occasion -> sorting.waiting());
  }

  @Bean
  Tray lossesToExplain(Takeback takeback) {
    return new Hung(
        69,
        "takeback.tray.unexplained",
        EnumSet.of(Role.OFFICER, Role.ENGINEER),
        occasion -> new Tray.Waiting(takeback.unexplained(), 0, null, "/takeback"));
  }

  @Bean
  PaperSeries seriesOfDischarges() {
    return () -> Map.of(Discharge.SERIES, "takeback.discharge.title");
  }

  /** How often a device was lent, and what was decided of it when it came home. */
  @Bean
  DevicePanel devicesLoans(Sorting sorting, Shown shown) {
    return new DevicePanel() {
      @Override
      public int order() {
        return 66;
      }

      @Override
      public Optional<Line> line(Device device, Occasion occasion) {
        var lent = sorting.lent(occasion, device.id());
        if (lent.loans() == 0) return Optional.empty();
        return Optional.of(
            sorting
                .of(device.id())
                .map(one ->
                    new Line(
                        "/takeback/sorting",
                        "takeback.sorting",
                        "takeback.panel.sorted",
                        List.of(lent.loans(), lent.days() / 30, shown.word(one.way()))))
                .orElse(
                    new Line(
                        "/takeback",
                        "takeback.title",
                        "takeback.panel.lent",
                        List.of(lent.loans(), lent.days() / 30))));
      }
    };
  }

  /** Photographs and words about losses have their day. */
  @Bean
  RecurringTask<Void> forgetCounts(OnSite site, Clock clock) {
    return Jobs.daily("forget-counts", LocalTime.of(3, 25))
        .execute((instance, context) -> site.forget(clock.instant()));
  }
}
