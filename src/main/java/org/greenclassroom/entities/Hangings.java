package org.greenclassroom.entities;

import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door entitiesDoor() {
    return new Door(
        84, "entities.door", "/entities", Set.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR));
  }
}
