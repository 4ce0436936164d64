package org.greenclassroom.equipment;

import org.greenclassroom.frame.Personal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room keeps of people, and what looks like it and is not. */
@Configuration(proxyBeanMethods = false)
class OfPeople {
  @Bean
  static Personal ofPeopleInEquipment() {
    return Personal.in(
        "equipment",
        "",
        """
        item product: a thing, not a person
        measure feature: a place of a room
        """);
  }
}
