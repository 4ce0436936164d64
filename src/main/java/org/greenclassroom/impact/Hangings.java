package org.greenclassroom.impact;

import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door impactDoor() {
    return new Door(
        70,
        "impact.door",
        "/impact",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR));
  }
}
