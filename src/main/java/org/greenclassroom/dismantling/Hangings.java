package org.greenclassroom.dismantling;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door dismantlingDoor() {
    return new Door(
        38,
        "dismantling.door",
        "/dismantling",
        EnumSet.of(Role.OFFICER, Role.TECHNICIAN, Role.AUDITOR, Role.DISMANTLER));
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
