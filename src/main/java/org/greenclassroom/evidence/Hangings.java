package org.greenclassroom.evidence;

import java.util.Set;
import org.greenclassroom.frame.AgentsPath;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.LargeBody;
import org.greenclassroom.frame.Tray;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  AgentsPath inventoryPath() {
    return new AgentsPath("/agent/");
  }

  @Bean
  LargeBody agentsInventories() {
    return new LargeBody(
        AgentCall.most(), "/agent/inventory", "/agent/inventory/front/inventory.php");
  }

  @Bean
  Door evidenceDoor() {
    return new Door(
        35,
        "evidence.door",
        "/evidence",
        Set.of(Role.TECHNICIAN, Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }

  @Bean
  Tray evidenceTray(Evidence evidence) {
    return new Tray() {
      @Override
      public int order() {
        return 35;
      }

      @Override
      public String key() {
        return "evidence.tray";
      }

      @Override
      public Set<Role> roles() {
        return Set.of(Role.TECHNICIAN);
      }

      @Override
      public Waiting waiting(Occasion occasion) {
        var waiting = evidence.waitingSince(EvidenceController.aDayBefore(occasion.now()));
        return new Waiting(waiting.all(), waiting.late(), waiting.lastDone(), "/evidence");
      }
    };
  }
}
