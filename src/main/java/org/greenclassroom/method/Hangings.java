package org.greenclassroom.method;

import java.util.EnumSet;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.Listed;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door methodDoor() {
    return new Door(
        79,
        "method.door",
        "/method",
        EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DONOR));
  }

  @Bean
  Listed methodListed(Method method) {
    return () -> method.sets().stream().map(one -> "/method/sets/" + one.set()).toList();
  }
}
