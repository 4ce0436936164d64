package org.greenclassroom.dismantling;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Jobs;
import org.greenclassroom.frame.PaperSeries;
import org.greenclassroom.frame.Prints;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.frame.Verifier;
import org.greenclassroom.hooks.Topic;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Topic acceptedCertificateTopic() {
    return new Topic(Acceptance.TOPIC, Acceptance.TOPIC);
  }

  /** Its papers, for the one page that finds the right one. */
  @Bean
  Verifier dismantlingPapersVerifier(Vouchers vouchers, Prints prints) {
    return Verifier.at(
        "/e/", typed -> vouchers.coded(typed).code(), file -> prints.number("dismantling", file));
  }

  @Bean
  Door dismantlingDoor() {
    return new Door(
        38,
        "dismantling.door",
        "/dismantling",
        EnumSet.of(Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR));
  }

  @Bean
  Door plantDoor() {
    return new Door(38, "dismantling.plant.door", "/plant", EnumSet.of(Role.DISMANTLER));
  }

  @Bean
  Door vouchersDoor() {
    return new Door(39, "dismantling.vouchers.door", "/vouchers", EnumSet.of(Role.DONOR));
  }

  @Bean
  PaperSeries seriesOfVouchers() {
    return () -> Map.of(Vouchers.SERIES, "dismantling.voucher.title");
  }

  @Bean
  Tray dismantlingTray(Dismantling dismantling) {
    return new Waits(
        38, "dismantling.tray", EnumSet.of(Role.OFFICER, Role.TECHNICIAN), dismantling::inTheHouse);
  }

  @Bean
  Tray atThePlantTray(Dismantling dismantling) {
    return new Waits(
        39,
        "dismantling.atplant",
        EnumSet.of(Role.OFFICER, Role.DISMANTLER),
        dismantling::atThePlant);
  }

  @Bean
  Tray settlingTray(Closing closing) {
    return new Waits(
        40,
        "dismantling.settling",
        EnumSet.of(Role.OFFICER),
        occasion -> {
          var counts = closing.waiting(occasion);
          return new Tray.Waiting(counts[0], counts[1], null, "/dismantling");
        });
  }

  @Bean
  Tray licencesTray(Licences licences) {
    return new Waits(41, "dismantling.ending", EnumSet.of(Role.OFFICER), licences::soon);
  }

  /** In the small hours, three times for each licence before its end. */
  @Bean
  RecurringTask<Void> warnOfPlants(Licences licences, Clock clock) {
    return Jobs.daily("plants-licences", LocalTime.of(4, 45))
        .execute((instance, context) -> licences.warn(Occasion.of(Actor.HOUSE, clock.instant())));
  }

  @Bean
  RecurringTask<Void> addUpPlants(Tallies tallies) {
    return Tasks.recurring("add-up-plants", FixedDelay.ofSeconds(60))
        .execute((instance, context) -> tallies.add());
  }

  @Bean
  Bench dismantlingStep() {
    return (device, actor) ->
        device.stage() == Stage.TO_DISMANTLE && actor.is(Role.OFFICER, Role.TECHNICIAN)
            ? Optional.of(new Bench.Step("dismantling.step", "/dismantling"))
            : Optional.empty();
  }

  private record Waits(int order, String key, Set<Role> roles, Function<Occasion, Waiting> asked)
      implements Tray {
    @Override
    public Waiting waiting(Occasion occasion) {
      return asked.apply(occasion);
    }
  }
}
