package org.greenclassroom.agents;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.greenclassroom.custody.Bench;
import org.greenclassroom.custody.Errand;
import org.greenclassroom.custody.Stage;
import org.greenclassroom.frame.AgentsPath;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.KeyFile;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  private static final Set<Stage> WHERE = EnumSet.of(Stage.READY, Stage.RESERVED, Stage.IN_CLASS);

  @Bean
  KeyFile agentKeysFile(MasterKey key) {
    return key.file();
  }

  @Bean
  AgentsPath enrolmentPath() {
    return new AgentsPath("/api/v1/agents/");
  }

  @Bean
  Door agentsDoor() {
    return new Door(
        62,
        "agents.door",
        "/agents",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.SCHOOL));
  }

  /** Codes for whatever was chosen from the list of devices: on the bench, after imaging. */
  @Bean
  Errand codesErrand() {
    return new Errand(
        "agents.errand",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN),
        "/agents/codes",
        "list",
        Map.of());
  }

  @Bean
  Bench codeStep() {
    return (device, actor) ->
        WHERE.contains(device.stage()) && actor.is(Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN)
            ? Optional.of(
                new Bench.Step("agents.step", "/agents/codes?tags=" + device.tag().code(), true))
            : Optional.empty();
  }

  @Bean
  Tray agentsTray(Rooms rooms) {
    return new Tray() {
      @Override
      public int order() {
        return 62;
      }

      @Override
      public String key() {
        return "agents.tray";
      }

      @Override
      public Set<Role> roles() {
        return EnumSet.of(Role.OFFICER, Role.ENGINEER);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = rooms.waiting();
        return new Waiting(waiting[0] + waiting[1], 0, null, "/agents?only=attention");
      }
    };
  }
}
