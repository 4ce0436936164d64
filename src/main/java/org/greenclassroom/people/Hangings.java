package org.greenclassroom.people;

import java.util.Set;
import org.greenclassroom.frame.Door;
import org.greenclassroom.frame.PersonName;
import org.greenclassroom.kernel.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room hangs on the walls. */
@Configuration(proxyBeanMethods = false)
class Hangings {
  @Bean
  Door peopleDoor() {
    return new Door(90, "people.door", "/people", Set.of(Role.ADMINISTRATOR));
  }

  @Bean
  PersonName personName(People people) {
    return actor -> people.known(actor.account()).name();
  }
}
