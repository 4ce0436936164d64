package org.greenclassroom.checklists;

import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door checklistsDoor() {
    return new Door(
        67,
        "checklists.door",
        "/checklists",
        EnumSet.of(Role.OFFICER, Role.ENGINEER, Role.AUDITOR));
  }
}
