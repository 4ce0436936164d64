package org.greenclassroom.past;

import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door pastDoor() {
    return new Door(
        73, "past.door", "/past", EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR));
  }
}
